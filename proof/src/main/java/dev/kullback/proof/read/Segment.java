package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;

/// A stretch of a document.
///
/// @param kind what it is
/// @param span the formula without its delimiters, or the prose
record Segment(Kind kind, Span span) {

  /// The kinds of segments.
  enum Kind {
    /// Text between formulas.
    PROSE,
    /// A formula in a line of text.
    INLINE,
    /// A displayed formula.
    DISPLAY
  }
}
