package dev.kullback.vae.objective;

import java.lang.foreign.MemorySegment;

/// −ln p(x|z) = Σ relu(l) − l·x + ln(1 + e^(−|l|)) from logits l, exact for any logit, and its
/// gradient sigmoid(l) − x.
final class BernoulliKernel implements LikelihoodKernel {
  private final int dimension;
  private final int capacity;
  private final float[] logit;
  private final float[] value;
  private final float[] magnitude;
  private final float[] exp;
  private final float[] loss;
  private final BlockExp blockExp;

  BernoulliKernel(int dimension) {
    this.dimension = dimension;
    this.capacity = Blocks.capacity(dimension);
    this.logit = new float[capacity];
    this.value = new float[capacity];
    this.magnitude = new float[capacity];
    this.exp = new float[capacity];
    this.loss = new float[capacity];
    this.blockExp = new BlockExp(capacity);
  }

  @Override
  public void evaluate(MemorySegment outputs, MemorySegment data, double[] loss, int from, int to) {
    int end = to * dimension;
    for (int start = from * dimension; start < end; start += capacity) {
      load(outputs, data, start, Math.min(capacity, end - start), loss);
    }
  }

  @Override
  public void differentiate(
      MemorySegment outputs, MemorySegment data, float scale, double[] loss, int from, int to) {
    int end = to * dimension;
    for (int start = from * dimension; start < end; start += capacity) {
      int n = Math.min(capacity, end - start);
      load(outputs, data, start, n, loss);
      gradients(logit, value, exp, scale, n);
      Blocks.write(logit, n, outputs, start);
    }
  }

  @Override
  public void toMeans(MemorySegment outputs, int from, int to) {
    int end = to * dimension;
    for (int start = from * dimension; start < end; start += capacity) {
      int n = Math.min(capacity, end - start);
      Blocks.read(outputs, start, logit, n);
      negativeMagnitudes(logit, magnitude, n);
      blockExp.apply(magnitude, exp, n);
      sigmoids(logit, exp, n);
      Blocks.write(logit, n, outputs, start);
    }
  }

  private void load(MemorySegment outputs, MemorySegment data, int start, int n, double[] sums) {
    Blocks.read(outputs, start, logit, n);
    Blocks.read(data, start, value, n);
    negativeMagnitudes(logit, magnitude, n);
    blockExp.apply(magnitude, exp, n);
    losses(logit, value, exp, loss, n);
    Blocks.rowSums(loss, n, dimension, sums, start / dimension);
  }

  private static void negativeMagnitudes(float[] logit, float[] magnitude, int n) {
    for (int i = 0; i < n; i++) {
      magnitude[i] = -Math.abs(logit[i]);
    }
  }

  /// ln(1 + e) = 2 artanh(s) with s = e/(2 + e) ≤ ⅓: the series to s¹⁵ leaves 2e-9 of the value.
  private static void losses(float[] logit, float[] x, float[] exp, float[] loss, int n) {
    for (int i = 0; i < n; i++) {
      float s = exp[i] / (2 + exp[i]);
      float q = s * s;
      float p = 1f / 13 + q * (1f / 15);
      p = 1f / 11 + q * p;
      p = 1f / 9 + q * p;
      p = 1f / 7 + q * p;
      p = 1f / 5 + q * p;
      p = 1f / 3 + q * p;
      float log1p = 2 * (s + s * q * p);
      loss[i] = (Math.max(logit[i], 0) - logit[i] * x[i]) + log1p;
    }
  }

  /// Without a branch: sigmoid(l) is 1/(1 + e) for l ≥ 0 and e/(1 + e) below, e = e^(−|l|).
  private static void gradients(float[] logit, float[] x, float[] exp, float scale, int n) {
    for (int i = 0; i < n; i++) {
      float h = 0.5f + 0.5f * Math.signum(logit[i]);
      float sigmoid = (h + (1 - h) * exp[i]) / (1 + exp[i]);
      logit[i] = scale * (sigmoid - x[i]);
    }
  }

  private static void sigmoids(float[] logit, float[] exp, int n) {
    for (int i = 0; i < n; i++) {
      float h = 0.5f + 0.5f * Math.signum(logit[i]);
      logit[i] = (h + (1 - h) * exp[i]) / (1 + exp[i]);
    }
  }
}
