package dev.kullback.vae.optimize;

import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.model.ParameterTensor;
import dev.kullback.vae.model.Parameters;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Adam (Kingma & Ba 2015, algorithm 1), fused: one pass over parameter, gradient and both moments,
/// in blocks that stay in the first cache and in loops the compiler vectorises.
///
///     m ← m + (1 − β₁)(g − m)      v ← β₂ v + (1 − β₂) g²
///     θ ← θ − η/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
///
/// with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. Every operation is a single IEEE operation in a fixed order:
/// the same gradients give the same bits on every machine.
public final class Adam {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final int BLOCK = 2048;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final Parameters parameters;
  private final double learningRate;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private long steps;
  private float stepSize;
  private float rootCorrection;

  /// Starts with both moments 0.
  ///
  /// @param parameters to be learned, changed in place
  /// @param learningRate η
  public Adam(Parameters parameters, double learningRate) {
    this.parameters = parameters;
    this.learningRate = learningRate;
    this.firstMoment = new float[parameters.length()];
    this.secondMoment = new float[parameters.length()];
  }

  /// Begins the next step; the updates that follow belong to it.
  public void beginStep() {
    steps++;
    prepare();
  }

  private void prepare() {
    stepSize = (float) (learningRate / (1 - Math.pow(0.9, (double) steps)));
    rootCorrection = (float) (1 / Math.sqrt(1 - Math.pow(0.999, (double) steps)));
  }

  /// Steps so far.
  ///
  /// @return how often [#beginStep] was called, over all sessions of a run
  public long steps() {
    return steps;
  }

  /// The running mean of the gradients, laid out as the parameters are.
  ///
  /// @return live
  public float[] firstMoment() {
    return firstMoment;
  }

  /// The running mean of the squared gradients, laid out as the parameters are.
  ///
  /// @return live
  public float[] secondMoment() {
    return secondMoment;
  }

  /// Takes up a saved state; the moments are filled through their arrays.
  ///
  /// @param savedSteps steps done before
  public void restore(long savedSteps) {
    steps = savedSteps;
  }

  /// Updates one tensor.
  ///
  /// @param tensor which
  /// @param gradient of as many floats
  public void update(ParameterTensor tensor, MemorySegment gradient) {
    int offset = tensor.offset();
    Torch.workers()
        .rows(
            tensor.size(),
            1,
            () -> {
              Updater updater = new Updater(gradient, offset);
              return (from, to) -> {
                for (int start = from; start < to; start += BLOCK) {
                  updater.update(start, Math.min(BLOCK, to - start));
                }
              };
            });
  }

  /// Updates blocks of one tensor for one thread.
  private final class Updater {
    private final MemorySegment gradient;
    private final int offset;
    private final float[] p = new float[BLOCK];
    private final float[] g = new float[BLOCK];
    private final float[] m = new float[BLOCK];
    private final float[] v = new float[BLOCK];

    Updater(MemorySegment gradient, int offset) {
      this.gradient = gradient;
      this.offset = offset;
    }

    void update(int start, int n) {
      MemorySegment memory = parameters.memory();
      int at = offset + start;
      MemorySegment.copy(memory, FLOAT, (long) at * Float.BYTES, p, 0, n);
      MemorySegment.copy(gradient, FLOAT, (long) start * Float.BYTES, g, 0, n);
      System.arraycopy(firstMoment, at, m, 0, n);
      System.arraycopy(secondMoment, at, v, 0, n);
      run(p, g, m, v, stepSize, rootCorrection, n);
      System.arraycopy(m, 0, firstMoment, at, n);
      System.arraycopy(v, 0, secondMoment, at, n);
      MemorySegment.copy(p, 0, memory, FLOAT, (long) at * Float.BYTES, n);
    }
  }

  private static void run(
      float[] p, float[] g, float[] m, float[] v, float stepSize, float rootCorrection, int n) {
    for (int i = 0; i < n; i++) {
      float first = m[i] + (1 - BETA1) * (g[i] - m[i]);
      float second = BETA2 * v[i] + (1 - BETA2) * (g[i] * g[i]);
      m[i] = first;
      v[i] = second;
      float root = (float) Math.sqrt(second) * rootCorrection;
      p[i] -= stepSize * first / (root + EPSILON);
    }
  }
}
