package dev.kullback.app.cli;

import dev.kullback.Kullback;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which Kullback this is: the version of the build, the commit of the sources, and which kernels
/// this JVM gets.
///
/// The commit comes from the launcher, which asks git (`-dirty` when files differ from it); in
/// sources exported by `git archive`, from the file git wrote it to; else it is unknown.
public final class Version implements IVersionProvider {
  private static final Properties BUILD = load();

  /// Made by picocli.
  public Version() {}

  /// The version of the build.
  ///
  /// @return for example `0.1.0`
  public static String version() {
    return BUILD.getProperty("version", "unknown");
  }

  /// The commit of the sources.
  ///
  /// @return an abbreviated hash, or `unknown`
  public static String commit() {
    String exported = BUILD.getProperty("commit", "");
    String fallback = exported.startsWith("$") || exported.isEmpty() ? "unknown" : exported;
    String fromLauncher = System.getProperty("kullback.commit", "");
    return fromLauncher.isEmpty() ? fallback : fromLauncher;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "kullback " + version() + " (commit " + commit() + ")",
      "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name"),
      "kernels: " + Kullback.kernels()
    };
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
