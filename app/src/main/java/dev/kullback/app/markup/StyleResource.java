package dev.kullback.app.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/// A style sheet that is kept as a resource beside the class that uses it.
public final class StyleResource {
  /// HTML takes the content of a style element as it stands, XML unescapes it: only text without
  /// these characters means the same to both.
  private static final Pattern AMBIGUOUS = Pattern.compile("[<>&\"]");

  private StyleResource() {}

  /// Reads a style sheet.
  ///
  /// @param owner the class beside which it lies
  /// @param file its name
  /// @return a style element
  public static Element read(Class<?> owner, String file) {
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(file), file)) {
      return style(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A style element.
  ///
  /// @param css rules free of the characters that markup escapes
  /// @return the element
  public static Element style(String css) {
    var ambiguous = AMBIGUOUS.matcher(css);
    if (ambiguous.find()) {
      throw new IllegalArgumentException(
          "A style sheet needs to do without < > & and \", got %s at index %d"
              .formatted(ambiguous.group(), ambiguous.start()));
    }
    return Element.of("style", css);
  }
}
