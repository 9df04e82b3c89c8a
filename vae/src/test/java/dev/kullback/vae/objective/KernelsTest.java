package dev.kullback.vae.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsTest {
  private static final float[] SPECIAL = {
    0f, -0f, 1e-30f, -1e-30f, 0.5f, -0.5f, 16f, -16f, 80f, -80f, 300f, -300f, 1e20f, -1e20f
  };

  @Test
  void theExponentialIsWithinTwoUlp() {
    int n = 200_000;
    float[] x = new float[n];
    Random random = new Random(1);
    for (int i = 0; i < n; i++) {
      x[i] = (float) (random.nextDouble() * 174 - 87) * (i % 3 == 0 ? 0.01f : 1);
    }
    float[] y = new float[n];
    new BlockExp(n).apply(x, y, n);
    for (int i = 0; i < n; i++) {
      double exact = Math.exp(x[i]);
      assertTrue(Math.abs(y[i] - exact) <= 2 * Math.ulp((float) exact), x[i] + " gave " + y[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 784, 3000})
  void bernoulliAgreesWithDoublePrecision(int dimension) {
    int rows = 7;
    Random random = new Random(dimension);
    float[] logits = new float[rows * dimension];
    float[] data = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = i < SPECIAL.length ? SPECIAL[i] : (float) (4 * random.nextGaussian());
      data[i] = i % 5 == 0 ? random.nextFloat() : random.nextInt(2);
    }
    double[] loss = new double[rows];
    float[] gradient = logits.clone();
    float[] means = logits.clone();
    BernoulliKernel kernel = new BernoulliKernel(dimension);
    kernel.differentiate(segment(gradient), segment(data), 0.25f, loss, 0, rows);
    kernel.toMeans(segment(means), 0, rows);
    double[] again = new double[rows];
    kernel.evaluate(segment(logits), segment(data), again, 0, rows);
    for (int row = 0; row < rows; row++) {
      double expected = 0;
      double scale = 0;
      for (int i = row * dimension; i < (row + 1) * dimension; i++) {
        double l = logits[i];
        double term = Math.max(l, 0) - l * data[i] + Math.log1p(Math.exp(-Math.abs(l)));
        expected += term;
        scale += Math.abs(l * data[i]) + Math.max(l, 0) + Math.abs(term);
        double sigmoid = 1 / (1 + Math.exp(-l));
        assertEquals(0.25 * (sigmoid - data[i]), gradient[i], 3e-8);
        assertEquals(sigmoid, means[i], 4e-7 * sigmoid + 1e-37);
      }
      assertEquals(expected, loss[row], 2e-7 * scale);
      assertEquals(loss[row], again[row]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 2048, 2049})
  void gaussianAgreesWithDoublePrecision(int dimension) {
    int rows = 3;
    double logVariance = -1.3;
    Random random = new Random(dimension);
    float[] means = new float[rows * dimension];
    float[] data = new float[means.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) random.nextGaussian();
      data[i] = (float) random.nextGaussian();
    }
    float[] gradient = means.clone();
    double[] loss = new double[rows];
    GaussianKernel kernel = new GaussianKernel(dimension, logVariance);
    kernel.differentiate(segment(gradient), segment(data), 2f, loss, 0, rows);
    double precision = Math.exp(-logVariance);
    for (int row = 0; row < rows; row++) {
      double squares = 0;
      for (int i = row * dimension; i < (row + 1) * dimension; i++) {
        double difference = (double) means[i] - data[i];
        squares += difference * difference;
        assertEquals(2 * difference * precision, gradient[i], 1e-6 * (1 + Math.abs(difference)));
      }
      double expected =
          0.5 * squares * precision + 0.5 * dimension * (Math.log(2 * Math.PI) + logVariance);
      assertEquals(expected, loss[row], 1e-6 * (1 + Math.abs(expected)));
      assertEquals(
          0.5 * (dimension - squares * precision),
          kernel.logVarianceGradient(loss[row]),
          1e-6 * (dimension + squares));
    }
  }

  @Test
  void aNanLogitIsNotHidden() {
    double[] loss = new double[1];
    new BernoulliKernel(2)
        .evaluate(segment(new float[] {0, Float.NaN}), segment(new float[2]), loss, 0, 1);
    assertTrue(Double.isNaN(loss[0]));
  }

  /// A range of rows gives the bits that the whole batch gives, wherever it begins.
  @ParameterizedTest
  @ValueSource(ints = {1, 50, 784, 3000})
  void rangesOfRowsGiveTheSameBits(int dimension) {
    int rows = 9;
    Random random = new Random(dimension);
    float[] outputs = new float[rows * dimension];
    float[] data = new float[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) (4 * random.nextGaussian());
      data[i] = random.nextFloat();
    }
    for (LikelihoodKernel kernel :
        List.of(new BernoulliKernel(dimension), new GaussianKernel(dimension, 0.7))) {
      float[] whole = outputs.clone();
      float[] parts = outputs.clone();
      double[] wholeLoss = new double[rows];
      double[] partsLoss = new double[rows];
      kernel.differentiate(segment(whole), segment(data), 0.5f, wholeLoss, 0, rows);
      kernel.differentiate(segment(parts), segment(data), 0.5f, partsLoss, 4, rows);
      kernel.differentiate(segment(parts), segment(data), 0.5f, partsLoss, 0, 4);
      assertArrayEquals(wholeLoss, partsLoss);
      assertArrayEquals(whole, parts);
    }
  }

  private static MemorySegment segment(float[] values) {
    return MemorySegment.ofArray(values);
  }
}
