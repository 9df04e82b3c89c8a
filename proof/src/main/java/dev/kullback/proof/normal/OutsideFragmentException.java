package dev.kullback.proof.normal;

/// An expression the normal form does not cover; nothing is known about it, neither true nor false.
public final class OutsideFragmentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Says what is not covered.
  ///
  /// @param message one sentence
  public OutsideFragmentException(String message) {
    super(message);
  }
}
