package dev.kullback.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The texts the tests check.
public final class Texts {

  private Texts() {}

  /// The homework text, unchanged.
  ///
  /// @return its Markdown
  public static String homework() {
    return resource("/homework/kl-homework.md");
  }

  /// A text among the test resources.
  ///
  /// @param path its path from the root
  /// @return its content
  public static String resource(String path) {
    try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
