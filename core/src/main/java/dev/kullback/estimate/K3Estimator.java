package dev.kullback.estimate;

import dev.kullback.internal.kernel.DoubleReference;
import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.FloatReference;
import dev.kullback.internal.kernel.FloatStage;
import dev.kullback.internal.kernel.FloatTile;
import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.StageKind;
import dev.kullback.special.SpecialFunctions;

/// The estimator k3 of KL(q‖p) from the log-probabilities of what was sampled from q, token by
/// token: in reinforcement learning from feedback q is the policy and p the reference model.
///
/// ```text
/// k3 = eᵈ − 1 − d,   d = ln p(x) − ln q(x),   x ~ q          E k3 = KL(q‖p)
/// ∂k3/∂ ln q(x) = 1 − eᵈ
/// ```
///
/// It is unbiased, and never negative: both factors of d are. Computed as printed, in single
/// precision, it comes out negative or 0 for |d| below 1e-3, which is where a policy starts.
///
/// **Accuracy.** Within 4 ulp of the value for the given numbers, whatever the size of d: their
/// difference is not rounded first. **Special cases.** ln p = −∞ gives +∞; two equal finite numbers
/// give 0; two infinities of one sign, or NaN, give NaN. **Cost.** That of an exponential, in the
/// kernels of [dev.kullback.BatchKullbackLeibler]; no memory is allocated after a thread's first
/// call.
///
/// *Reference*: J. Schulman, *Approximating KL Divergence* (2020),
/// [joschu.net](http://joschu.net/blog/kl-approx.html).
public final class K3Estimator {
  private K3Estimator() {}

  /// k3 of one token.
  ///
  /// @param logQ ln q(x)
  /// @param logP ln p(x)
  /// @return nats, not negative
  public static double of(double logQ, double logP) {
    return SpecialFunctions.expm1mx(logP - logQ);
  }

  /// k3 of each token, in single precision.
  ///
  /// @param logQ ln q(x)
  /// @param logP ln p(x), as many
  /// @param out receives as many values, in nats, none negative
  /// @throws IllegalArgumentException where lengths differ
  public static void terms(float[] logQ, float[] logP, float[] out) {
    requireLength("log-probabilities under p", logQ.length, logP.length);
    requireLength("values", logQ.length, out.length);
    FloatStage stage = Kernels.floats(StageKind.LOG_VARIANCE, logQ.length);
    FloatTile tile = FloatScratch.TILE.get();
    for (int from = 0; from < out.length; from += FloatTile.CAPACITY) {
      int length = FloatScratch.load(tile, logQ, logP, from);
      stage.run(tile);
      System.arraycopy(tile.terms, 0, out, from, length);
    }
  }

  /// The derivative of k3 in ln q(x), 1 − eᵈ, of each token, in single precision.
  ///
  /// @param logQ ln q(x)
  /// @param logP ln p(x), as many
  /// @param out receives as many derivatives
  /// @throws IllegalArgumentException where lengths differ
  public static void gradient(float[] logQ, float[] logP, float[] out) {
    requireLength("log-probabilities under p", logQ.length, logP.length);
    requireLength("derivatives", logQ.length, out.length);
    FloatStage stage = Kernels.floats(StageKind.LOG_VARIANCE_SLOPE, logQ.length);
    FloatTile tile = FloatScratch.TILE.get();
    for (int from = 0; from < out.length; from += FloatTile.CAPACITY) {
      int length = FloatScratch.load(tile, logQ, logP, from);
      stage.run(tile);
      for (int i = 0; i < length; i++) {
        out[from + i] = -2 * tile.scaleSlopes[i];
      }
    }
  }

  /// k3 of each token, in double precision.
  ///
  /// @param logQ ln q(x)
  /// @param logP ln p(x), as many
  /// @param out receives as many values, in nats, none negative
  /// @throws IllegalArgumentException where lengths differ
  public static void terms(double[] logQ, double[] logP, double[] out) {
    requireLength("log-probabilities under p", logQ.length, logP.length);
    requireLength("values", logQ.length, out.length);
    DoubleStage stage = Kernels.doubles(StageKind.LOG_VARIANCE, logQ.length);
    DoubleTile tile = DoubleScratch.TILE.get();
    for (int from = 0; from < out.length; from += DoubleTile.CAPACITY) {
      int length = DoubleScratch.load(tile, logQ, logP, from);
      stage.run(tile);
      System.arraycopy(tile.terms, 0, out, from, length);
    }
  }

  /// The derivative of k3 in ln q(x), 1 − eᵈ, of each token, in double precision.
  ///
  /// @param logQ ln q(x)
  /// @param logP ln p(x), as many
  /// @param out receives as many derivatives
  /// @throws IllegalArgumentException where lengths differ
  public static void gradient(double[] logQ, double[] logP, double[] out) {
    requireLength("log-probabilities under p", logQ.length, logP.length);
    requireLength("derivatives", logQ.length, out.length);
    DoubleStage stage = Kernels.doubles(StageKind.LOG_VARIANCE_SLOPE, logQ.length);
    DoubleTile tile = DoubleScratch.TILE.get();
    for (int from = 0; from < out.length; from += DoubleTile.CAPACITY) {
      int length = DoubleScratch.load(tile, logQ, logP, from);
      stage.run(tile);
      for (int i = 0; i < length; i++) {
        out[from + i] = -2 * tile.scaleSlopes[i];
      }
    }
  }

  private static void requireLength(String what, int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          "k3 needs as many %s as log-probabilities under q, %d, got %d"
              .formatted(what, expected, actual));
    }
  }

  /// The kernel's view: ln p is q's scale, ln q is p's, and the means agree.
  private static final class FloatScratch {
    private static final ThreadLocal<FloatTile> TILE =
        ThreadLocal.withInitial(() -> new FloatTile(new FloatReference(FloatTile.CAPACITY)));

    private FloatScratch() {}

    static int load(FloatTile tile, float[] logQ, float[] logP, int from) {
      int length = Math.min(FloatTile.CAPACITY, logQ.length - from);
      tile.setShape(1, length);
      tile.offsets = tile.differences;
      tile.scales = tile.meanSlopes;
      System.arraycopy(logP, from, tile.meanSlopes, 0, length);
      System.arraycopy(logQ, from, tile.reference.high, 0, length);
      return length;
    }
  }

  /// The kernel's view: ln p is q's scale, ln q is p's, and the means agree.
  private static final class DoubleScratch {
    private static final ThreadLocal<DoubleTile> TILE =
        ThreadLocal.withInitial(() -> new DoubleTile(new DoubleReference(DoubleTile.CAPACITY)));

    private DoubleScratch() {}

    static int load(DoubleTile tile, double[] logQ, double[] logP, int from) {
      int length = Math.min(DoubleTile.CAPACITY, logQ.length - from);
      tile.setShape(1, length);
      tile.offsets = tile.differences;
      tile.scales = tile.meanSlopes;
      System.arraycopy(logP, from, tile.meanSlopes, 0, length);
      System.arraycopy(logQ, from, tile.reference.high, 0, length);
      return length;
    }
  }
}
