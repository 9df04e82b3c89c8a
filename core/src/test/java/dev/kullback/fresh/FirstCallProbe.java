package dev.kullback.fresh;

import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.Kullback;
import dev.kullback.KullbackLeibler;
import dev.kullback.Parameterization;
import java.lang.foreign.MemorySegment;

/// Run in a JVM of its own: the milliseconds of its very first batch.
public final class FirstCallProbe {
  private FirstCallProbe() {}

  /// Prints the milliseconds, and which kernels there are.
  ///
  /// @param args none
  public static void main(String[] args) {
    int n = 64;
    float[] mean = new float[64 * n];
    float[] scale = new float[64 * n];
    Gaussian p = Gaussian.standard(n);
    GaussianBatch q = GaussianBatch.of(Parameterization.LOG_VARIANCE, mean, scale, n);
    MemorySegment out = MemorySegment.ofArray(new float[64]);
    long start = System.nanoTime();
    KullbackLeibler.divergence(q, p, out);
    long nanos = System.nanoTime() - start;
    System.out.println(nanos / 1e6 + " " + Kullback.kernels());
  }
}
