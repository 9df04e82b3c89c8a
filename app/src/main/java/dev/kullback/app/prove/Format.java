package dev.kullback.app.prove;

import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.exact.Values;
import dev.kullback.proof.write.CoqDocument;
import dev.kullback.proof.write.HtmlDocument;
import dev.kullback.proof.write.LatexDocument;
import dev.kullback.proof.write.TextDocument;
import java.nio.file.Path;

/// What a derivation is written as.
enum Format {
  TEXT(".txt"),
  LATEX(".tex"),
  HTML(".html"),
  JSON(".json"),
  COQ(".v");

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  /// The format that a file's name asks for; text if it asks for none.
  static Format of(Path file) {
    String name = file.getFileName().toString();
    for (Format format : values()) {
      if (name.endsWith(format.extension)) {
        return format;
      }
    }
    return TEXT;
  }

  String write(Derivation derivation, Values values) {
    return switch (this) {
      case TEXT -> TextDocument.of(derivation, values);
      case LATEX -> LatexDocument.of(derivation, values);
      case HTML -> HtmlDocument.of(derivation, values);
      case JSON -> DerivationJson.of(derivation, values);
      case COQ -> CoqDocument.of(derivation);
    };
  }
}
