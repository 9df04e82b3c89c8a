package dev.kullback.vae.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Two settings of the C library that must be made before the engine is loaded. Where the functions
/// are not there (other systems than Linux with glibc) nothing is done: they change speed only.
@SuppressWarnings("restricted") // calls into C are what this class is for
final class CLibrary {
  /// From glibc's malloc.h.
  private static final int M_TRIM_THRESHOLD = -1;

  private static final int M_MMAP_THRESHOLD = -3;

  /// Some ten microseconds: as fast as longer spinning on an idle machine, and several times faster
  /// on a busy one, where whoever spins keeps the processor from whom it waits for.
  private static final String SPINS = "1000";

  private CLibrary() {}

  static void tune() {
    keepFreedMemory();
    waitBriefly();
  }

  /// By default each large tensor is a fresh mapping, zeroed page by page by the kernel and given
  /// back at once. Kept instead, the memory of one step serves the next.
  private static void keepFreedMemory() {
    function(
            "mallopt",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
        .ifPresent(
            mallopt -> {
              call(mallopt, M_MMAP_THRESHOLD, 1 << 30);
              call(mallopt, M_TRIM_THRESHOLD, 1 << 30);
            });
  }

  /// Worker threads of OpenMP spin for milliseconds by default and starve the code between two
  /// operations when all processors are busy. The variable is read when the engine is loaded; one
  /// the user has set stays.
  private static void waitBriefly() {
    if (System.getenv("OMP_WAIT_POLICY") != null || System.getenv("GOMP_SPINCOUNT") != null) {
      return;
    }
    function(
            "setenv",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT))
        .ifPresent(
            setenv -> {
              try (Arena arena = Arena.ofConfined()) {
                MemorySegment name = arena.allocateFrom("GOMP_SPINCOUNT");
                call(setenv, name, arena.allocateFrom(SPINS), 0);
              }
            });
  }

  private static Optional<MethodHandle> function(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.defaultLookup().find(name).map(a -> linker.downcallHandle(a, descriptor));
  }

  private static void call(MethodHandle function, Object... arguments) {
    try {
      function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new AssertionError("a call into the C library failed", e);
    }
  }
}
