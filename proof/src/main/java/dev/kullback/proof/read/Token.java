package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;

/// A piece of a formula.
///
/// @param kind what it is
/// @param text its canonical spelling: a command without its backslash, a letter, digits, a sign
/// @param span where it stands
record Token(Kind kind, String text, Span span) {

  /// The kinds of tokens.
  enum Kind {
    /// A letter, Latin or Greek (then by its LaTeX name).
    LETTER,
    /// A known word: ln, tr, KL, diag.
    WORD,
    /// A command with a meaning of its own: frac, sum, int.
    COMMAND,
    /// A number, possibly a fraction from one character.
    NUMBER,
    /// A sign: + - = ^ _ , | ‖ and brackets.
    SIGN,
    /// An opening brace.
    OPEN,
    /// A closing brace.
    CLOSE,
    /// The end of a row.
    ROW,
    /// An alignment mark.
    ALIGN,
    /// Prose inside a formula.
    TEXT,
    /// The end of the formula.
    END
  }

  boolean is(Kind wanted, String spelling) {
    return kind == wanted && text.equals(spelling);
  }

  boolean isSign(String spelling) {
    return is(Kind.SIGN, spelling);
  }

  boolean isWord(String spelling) {
    return is(Kind.WORD, spelling);
  }

  boolean isCommand(String spelling) {
    return is(Kind.COMMAND, spelling);
  }

  boolean isLetter(String spelling) {
    return is(Kind.LETTER, spelling);
  }

  boolean isOpener() {
    return isSign("(") || isSign("[");
  }

  boolean isCloser() {
    return isSign(")") || isSign("]");
  }
}
