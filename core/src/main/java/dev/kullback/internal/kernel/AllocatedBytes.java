package dev.kullback.internal.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/// How much a thread has allocated, where the JVM counts it.
final class AllocatedBytes {
  private static final boolean COUNTED =
      ModuleLayer.boot().findModule("jdk.management").isPresent();

  private AllocatedBytes() {}

  /// So far by the current thread; always 0 where it is not counted.
  static long ofThisThread() {
    return COUNTED ? Counter.bytes() : 0;
  }

  /// Loaded only where the module is there.
  private static final class Counter {
    private static final @Nullable ThreadMXBean THREADS = threads();

    private Counter() {}

    static long bytes() {
      return THREADS == null ? 0 : THREADS.getCurrentThreadAllocatedBytes();
    }

    private static @Nullable ThreadMXBean threads() {
      return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
              && threads.isThreadAllocatedMemorySupported()
          ? threads
          : null;
    }
  }
}
