package dev.kullback.proof.exact;

/// An expression whose value at a point is not of the exact form, or not defined.
public final class NotExactException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Says why.
  ///
  /// @param message one sentence
  public NotExactException(String message) {
    super(message, null, false, false);
  }
}
