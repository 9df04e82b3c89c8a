package dev.kullback;

import dev.kullback.internal.kernel.Kernels;

/// What this library is running on.
public final class Kullback {
  private Kullback() {}

  /// Which kernels this JVM got: `vector, 512 bits`, or `scalar` (the log says why). The choice
  /// changes speed, never a bit of a result.
  ///
  /// @return a few words
  public static String kernels() {
    return Kernels.posterior().description();
  }
}
