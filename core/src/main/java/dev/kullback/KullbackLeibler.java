package dev.kullback;

/// Placeholder.
public final class KullbackLeibler {
  private KullbackLeibler() {}
}
