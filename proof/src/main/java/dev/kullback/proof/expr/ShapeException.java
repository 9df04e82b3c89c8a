package dev.kullback.proof.expr;

/// An expression that denotes nothing: a vector added to a scalar, a determinant of a number's row.
public final class ShapeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Span span;

  /// Says what does not fit, and where.
  ///
  /// @param message one sentence
  /// @param span the part that does not fit
  public ShapeException(String message, Span span) {
    super(message);
    this.span = span;
  }

  /// Where the expression does not fit.
  ///
  /// @return the span
  public Span span() {
    return span;
  }
}
