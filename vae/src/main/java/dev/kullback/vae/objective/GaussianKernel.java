package dev.kullback.vae.objective;

import java.lang.foreign.MemorySegment;

/// −ln p(x|z) = Σ (m − x)²/(2σ²) + ½ ln(2πσ²) from means m and one σ, and its gradient (m − x)/σ².
final class GaussianKernel implements LikelihoodKernel {
  private final int dimension;
  private final int capacity;
  private final double constant;
  private final float precision;
  private final float[] mean;
  private final float[] value;
  private final float[] square;

  GaussianKernel(int dimension, double logVariance) {
    this.dimension = dimension;
    this.capacity = Blocks.capacity(dimension);
    this.constant = 0.5 * dimension * (Math.log(2 * Math.PI) + logVariance);
    this.precision = (float) Math.exp(-logVariance);
    this.mean = new float[capacity];
    this.value = new float[capacity];
    this.square = new float[capacity];
  }

  @Override
  public double logVarianceGradient(double loss) {
    return 0.5 * dimension - (loss - constant);
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
      gradients(mean, value, scale * precision, n);
      Blocks.write(mean, n, outputs, start);
    }
  }

  /// The outputs are the means.
  @Override
  public void toMeans(MemorySegment outputs, int from, int to) {}

  private void load(MemorySegment outputs, MemorySegment data, int start, int n, double[] sums) {
    Blocks.read(outputs, start, mean, n);
    Blocks.read(data, start, value, n);
    squares(mean, value, square, 0.5f * precision, n);
    int firstRow = start / dimension;
    Blocks.rowSums(square, n, dimension, sums, firstRow);
    for (int row = firstRow; row < firstRow + n / dimension; row++) {
      sums[row] += constant;
    }
  }

  private static void squares(float[] mean, float[] x, float[] square, float half, int n) {
    for (int i = 0; i < n; i++) {
      float difference = mean[i] - x[i];
      square[i] = half * difference * difference;
    }
  }

  private static void gradients(float[] mean, float[] x, float scale, int n) {
    for (int i = 0; i < n; i++) {
      mean[i] = scale * (mean[i] - x[i]);
    }
  }
}
