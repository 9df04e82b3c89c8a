package dev.kullback.internal.pairwise;

import dev.kullback.internal.kernel.Kernels;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Chooses the kernel: the vectorised one where [Kernels] chose vectors, as soon as C2 has compiled
/// it; the scalar twin before that and elsewhere. A vectorised method costs a thousand times as
/// much until it is compiled, so a thread of its own runs it until it is the faster one.
public final class PairKernels {
  private static final String VECTOR_CLASS = "dev.kullback.internal.simd.VectorPairKernel";
  private static final int ELSEWHERE_FLOATS = 16;
  private static final int ELSEWHERE_DOUBLES = 8;

  private static volatile PairKernel current = first();

  private PairKernels() {}

  /// The kernel to use for the next tiles; all it ever returns have the same widths and give the
  /// same bits.
  ///
  /// @return without state, for any thread
  public static PairKernel current() {
    return current;
  }

  /// The kernel that [#current] will return sooner or later.
  static PairKernel fastest() {
    return Kernels.posterior().description().startsWith("vector")
        ? vector()
        : new ScalarPairKernel(ELSEWHERE_FLOATS, ELSEWHERE_DOUBLES);
  }

  private static PairKernel first() {
    PairKernel vector = fastest();
    if (vector instanceof ScalarPairKernel) {
      return vector;
    }
    PairKernel scalar = new ScalarPairKernel(vector.floatWidth(), vector.doubleWidth());
    Thread.ofPlatform()
        .daemon()
        .name("kullback-warm-up")
        .start(() -> current = new WarmUp(scalar, vector).fasterOne());
    return scalar;
  }

  private static PairKernel vector() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      return (PairKernel)
          lookup
              .findConstructor(lookup.findClass(VECTOR_CLASS), MethodType.methodType(void.class))
              .invoke();
    } catch (Throwable broken) {
      throw new LinkageError("the vector kernels cannot be loaded from " + VECTOR_CLASS, broken);
    }
  }
}
