package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;

/// A formula that cannot be read, with the place where reading stopped.
final class ReadingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Span span;

  ReadingException(String message, Span span) {
    super(message, null, false, false);
    this.span = span;
  }

  Span span() {
    return span;
  }
}
