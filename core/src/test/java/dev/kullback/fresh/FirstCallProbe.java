package dev.kullback.fresh;

import dev.kullback.Gaussian;
import dev.kullback.GaussianBatch;
import dev.kullback.Kullback;
import dev.kullback.KullbackLeibler;
import dev.kullback.Parameterization;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;

/// Run in a JVM of its own: the processor's milliseconds for its very first batch.
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
    processorNanos(); // loads the management classes
    long start = processorNanos();
    KullbackLeibler.divergence(q, p, out);
    long nanos = processorNanos() - start;
    System.out.println(nanos / 1e6 + " " + Kullback.kernels());
  }

  /// Of this thread: what else the machine does adds little to it.
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
