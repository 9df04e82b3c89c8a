package dev.kullback.vae.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import dev.kullback.vae.VaeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one native engine of this process, loaded on first use from the class path.
///
/// The natives are unpacked once into a cache folder (see [#cacheFolder]), about 450 MB; the
/// environment variables ENGINE_CACHE_DIR and DJL_CACHE_DIR move it. Nothing is downloaded.
public final class Torch {
  /// Kept here because the logging framework holds loggers only weakly. At its own level the engine
  /// tells every user without an NVIDIA card that there is none.
  private static final Logger ENGINE_LOG = Logger.getLogger("ai.djl");

  private static @Nullable Engine engine;
  private static Workers workers = new Workers(1);

  private Torch() {}

  /// Loads the engine if this is the first call, and sets how many threads an operation may use.
  ///
  /// @param threads at least 1
  /// @throws VaeException when the natives cannot be unpacked or loaded
  public static synchronized void start(int threads) {
    if (engine == null) {
      engine = load(threads);
    }
    if (JniUtils.getNumThreads() != threads) {
      JniUtils.setNumThreads(threads);
    }
    if (workers.threads() != threads) {
      workers.close();
      workers = new Workers(threads);
    }
  }

  /// The threads for passes that are not the engine's, as many as an operation of its may use.
  ///
  /// @return one caller's at a time
  public static synchronized Workers workers() {
    return workers;
  }

  static synchronized Engine engine() {
    if (engine == null) {
      throw new IllegalStateException("the engine needs Torch.start before its first workspace");
    }
    return engine;
  }

  /// Where the natives are unpacked to.
  ///
  /// @return the folder; it may not exist yet
  public static Path cacheFolder() {
    return Utils.getEngineCacheDir("pytorch");
  }

  /// The version of the natives, for the record of a run.
  ///
  /// @return such as `2.7.1`
  public static String version() {
    return engine().getVersion();
  }

  private static Engine load(int threads) {
    ENGINE_LOG.setLevel(Level.SEVERE);
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    requireWritableCache();
    CLibrary.tune();
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | IllegalStateException | UnsatisfiedLinkError e) {
      throw new VaeException(
          "the PyTorch natives cannot be loaded from "
              + cacheFolder()
              + " ("
              + rootMessage(e)
              + "); remove that folder and try again, or set ENGINE_CACHE_DIR to another",
          e);
    }
  }

  /// Natives that are there already may lie in a folder that is only readable.
  private static void requireWritableCache() {
    Path folder = cacheFolder();
    try {
      if (holdsNatives(folder)) {
        return;
      }
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "write", ".test"));
    } catch (IOException | SecurityException e) {
      throw new VaeException(
          "the PyTorch natives need a writable folder to be unpacked to, got "
              + folder
              + "; set ENGINE_CACHE_DIR to another",
          e);
    }
  }

  private static boolean holdsNatives(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.anyMatch(Files::isDirectory);
    }
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
