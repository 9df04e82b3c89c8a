package dev.kullback.proof.expr;

/// A half-open range of characters in the text an expression was read from.
///
/// @param start the first character, counted from 0
/// @param end one past the last character
public record Span(int start, int end) {

  /// The span of everything that was not read but built.
  public static final Span NONE = new Span(0, 0);

  /// Checks the order of the two ends.
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a span needs 0 <= start <= end, got " + start + ".." + end);
    }
  }

  /// The smallest span over both; a span that was not read does not count.
  ///
  /// @param other the other span
  /// @return the hull
  public Span to(Span other) {
    if (equals(NONE)) {
      return other;
    }
    return other.equals(NONE)
        ? this
        : new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
