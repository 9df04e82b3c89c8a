package dev.kullback.app.markup;

/// Character data.
///
/// @param content the characters as the reader shall see them, not escaped
public record Text(String content) implements Node {
  @Override
  public void appendTo(StringBuilder out) {
    escape(content, out);
  }

  /// Escapes for element content and for double-quoted attributes alike; characters that XML cannot
  /// hold (controls, lone surrogates) become U+FFFD.
  static void escape(String raw, StringBuilder out) {
    raw.codePoints().forEach(c -> escape(c, out));
  }

  private static void escape(int character, StringBuilder out) {
    switch (character) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      default -> out.appendCodePoint(isXml(character) ? character : 0xFFFD);
    }
  }

  private static boolean isXml(int character) {
    return character >= 0x20
        ? character < 0xD800 || (character > 0xDFFF && character != 0xFFFE && character != 0xFFFF)
        : character == '\t' || character == '\n' || character == '\r';
  }
}
