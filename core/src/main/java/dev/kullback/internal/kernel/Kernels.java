package dev.kullback.internal.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;

/// Chooses the kernels, once per JVM: the vectorised ones where the module `jdk.incubator.vector`
/// is there, C2 compiles, and vectors have at least 128 bits; else the scalar twins, with one line
/// that says why. The choice never changes a bit of a result.
public final class Kernels {
  private static final String VECTOR_CLASS = "dev.kullback.internal.simd.VectorPosteriorKernel";

  private Kernels() {}

  /// Made on first use.
  private static final class Chosen {
    private static final Supplier<PosteriorKernel> POSTERIOR = choose();

    private Chosen() {}
  }

  /// A kernel for log-variances in single precision, for one thread at a time.
  ///
  /// @return of the kind chosen for this JVM
  public static PosteriorKernel posterior() {
    return Chosen.POSTERIOR.get();
  }

  private static Supplier<PosteriorKernel> choose() {
    Logger log = System.getLogger("dev.kullback");
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return scalar(
          log,
          "the module jdk.incubator.vector is not there (start Java with --add-modules"
              + " jdk.incubator.vector)");
    }
    if (!hasC2()) {
      return scalar(log, "this JVM runs without its optimising compiler");
    }
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      PosteriorKernel vector =
          (PosteriorKernel)
              lookup
                  .findConstructor(
                      lookup.findClass(VECTOR_CLASS), MethodType.methodType(void.class))
                  .invoke();
      log.log(Level.DEBUG, "Kullback kernels: " + vector.description());
      return () -> vector;
    } catch (UnsupportedOperationException refused) {
      return scalar(log, String.valueOf(refused.getMessage()));
    } catch (Throwable broken) {
      throw new LinkageError("the vector kernels cannot be loaded from " + VECTOR_CLASS, broken);
    }
  }

  private static Supplier<PosteriorKernel> scalar(Logger log, String reason) {
    log.log(Level.INFO, "Kullback kernels: scalar, since " + reason);
    return BlockPosteriorKernel::new;
  }

  /// JVMs that only interpret, or have only the quick compiler, still report wide vectors, and run
  /// them thousands of times slower.
  private static boolean hasC2() {
    String mode = System.getProperty("java.vm.info", "");
    return !mode.contains("interpreted") && !mode.contains("client");
  }
}
