package dev.kullback.internal.kernel;

/// Chooses the kernels once per JVM. Today there is one implementation; a vectorised one is tried
/// here first when it comes, each refusal with its reason.
public final class Kernels {
  private static final LogVarianceKernel LOG_VARIANCE = new ScalarLogVarianceKernel();

  private Kernels() {}

  /// The kernel for log-variances in single precision.
  ///
  /// @return the one chosen for this JVM
  public static LogVarianceKernel logVariance() {
    return LOG_VARIANCE;
  }
}
