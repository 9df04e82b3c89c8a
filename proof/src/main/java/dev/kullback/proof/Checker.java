package dev.kullback.proof;

/// Placeholder.
public final class Checker {
  private Checker() {}
}
