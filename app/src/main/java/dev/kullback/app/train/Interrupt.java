package dev.kullback.app.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns the end of the process (Ctrl-C, a polite kill) into a request to stop, and holds the end
/// back until the run is saved.
final class Interrupt implements AutoCloseable {
  /// A save takes well under a second; a disk that hangs must not keep the process for ever.
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook = new Thread(this::holdBack, "kullback-save-before-the-end");
  private volatile boolean requested;

  private Interrupt() {}

  /// Starts to watch.
  ///
  /// @return to be closed when the run is saved and the user told
  static Interrupt watch() {
    var interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  boolean isRequested() {
    return requested;
  }

  private void holdBack() {
    requested = true;
    try {
      if (!saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("kullback: the run could not be saved in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    saved.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        requested = true; // the process began to end just now: the hook runs and finds all saved
      }
    }
  }
}
