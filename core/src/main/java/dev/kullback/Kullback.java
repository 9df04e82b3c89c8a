package dev.kullback;

import dev.kullback.internal.kernel.Kernels;

/// What this library is running on.
public final class Kullback {
  private Kullback() {}

  /// Which kernels this JVM got: `vector, 512 bits`, or `scalar` (the log of `dev.kullback` says
  /// why, at the level DEBUG). Vectorised kernels take over from their scalar twins once they are
  /// compiled. The choice changes speed, never a bit of a result.
  ///
  /// @return a few words
  public static String kernels() {
    return Kernels.description();
  }
}
