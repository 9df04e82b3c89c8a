package dev.kullback.app.check;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The text in the bytes of a file: UTF-8, else the Western encoding of older files; never the
/// bytes of a picture or a PDF.
final class Source {

  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Source() {}

  /// The text, with line feeds alone between its lines.
  ///
  /// @param bytes the bytes
  /// @param name where they come from, for messages
  /// @param terminal is told of an encoding that had to be guessed
  /// @return the text
  static String decode(byte[] bytes, String name, Terminal terminal) {
    for (int k = 0; k < bytes.length; k++) {
      if (bytes[k] == 0) {
        throw Failure.unreadable(
            name
                + ": needs a text (Markdown, LaTeX or plain lines), got binary data: a zero at byte"
                + " "
                + k);
      }
    }
    return text(bytes, name, terminal).replace("\r\n", "\n").replace("\uFEFF", "");
  }

  private static String text(byte[] bytes, String name, Terminal terminal) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      terminal.note(name + " is not UTF-8; it is read as " + WESTERN.name());
      return new String(bytes, WESTERN);
    }
  }
}
