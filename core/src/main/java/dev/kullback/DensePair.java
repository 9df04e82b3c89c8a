package dev.kullback;

import dev.kullback.internal.panel.PanelFactor;
import dev.kullback.internal.panel.PanelMatrix;
import dev.kullback.special.ScaleTerms;
import java.util.Arrays;

/// One thread's workspace for KL(q‖p) of full covariances.
///
/// ```text
/// E = Lp⁻¹ (Lq − Lp)         KL = ½ Σ_{i>j} Eᵢⱼ² + Σᵢ [(Rᵢᵢ² − 1)/2 − ln Rᵢᵢ] + ½ ‖Lp⁻¹ (μq − μp)‖²
/// ```
///
/// with `Rᵢᵢ = Lqᵢᵢ/Lpᵢᵢ`. Ill-conditioned matrices and pairs so close that rounding in the factors
/// would count take the way of a single pair, [KullbackLeibler#divergence(Gaussian, Gaussian)].
final class DensePair {
  /// ‖E‖² below which a single pair goes by the difference of the covariances.
  private static final double CLOSE = 1.0 / 16;

  private final int n;
  private final DenseSide q;
  private final DenseSide ownP;
  private final PanelMatrix e;
  private final double[] w;
  private final double[] scratch = PanelFactor.scratch();

  DensePair(int n) {
    this.n = n;
    q = new DenseSide(n);
    ownP = new DenseSide(n);
    e = new PanelMatrix(n);
    w = new double[Math.ceilDiv(n, 8) * 8];
  }

  /// Of one row of each batch.
  double of(DenseGaussianBatch qs, DenseGaussianBatch ps, long row, long rowOfP) {
    if (ownP.load(ps, rowOfP, scratch) && q.load(qs, row, scratch)) {
      double nats = nats(ownP);
      if (nats >= 0) {
        return nats;
      }
    }
    return KullbackLeibler.divergence(get("q", qs, row), get("p", ps, rowOfP));
  }

  /// Against a p that is factored already.
  double of(DenseGaussianBatch qs, long row, DenseSide factored, PreparedKullbackLeibler p) {
    if (q.load(qs, row, scratch)) {
      double nats = nats(factored);
      if (nats >= 0) {
        return nats;
      }
    }
    return p.divergence(get("q", qs, row));
  }

  static Gaussian get(String name, DenseGaussianBatch batch, long row) {
    try {
      return batch.get(row);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "%s is no Gaussian in row %d: %s".formatted(name, row, bad.getMessage()), bad);
    }
  }

  /// The divergence, or −1 where the pair is too close or the result out of range.
  private double nats(DenseSide p) {
    PanelMatrix lq = q.factor.upper();
    PanelMatrix lp = p.factor.upper();
    e.setTransposedDifference(lq, lp);
    p.factor.solveLower(e, scratch);
    double all = e.squaredNorm();
    if (!(all >= CLOSE && all < Double.POSITIVE_INFINITY)) {
      return -1;
    }
    double diagonal = 0;
    double terms = 0;
    for (int i = 0; i < n; i++) {
      double x = e.get(i, i);
      diagonal = Math.fma(x, x, diagonal);
      terms += ScaleTerms.ofDeviations(lq.get(i, i), lp.get(i, i));
    }
    return 0.5 * (all - diagonal) + terms + 0.5 * squaredDistance(p);
  }

  private double squaredDistance(DenseSide p) {
    Arrays.fill(w, 0);
    for (int i = 0; i < n; i++) {
      w[i] = q.mean[i] - p.mean[i];
    }
    p.factor.solve(w, scratch);
    double sum = 0;
    for (double x : w) {
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }
}
