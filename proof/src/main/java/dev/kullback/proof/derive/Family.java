package dev.kullback.proof.derive;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is assumed of one of the two Gaussians.
public enum Family {
  /// N(0, I).
  STANDARD,
  /// N(μ, σ² I): one variance in every direction.
  ISOTROPIC,
  /// N(μ, diag(σ_1², …, σ_n²)).
  DIAGONAL,
  /// N(μ, Σ) with any positive definite Σ.
  FULL,
  /// N(μ, σ²) on the line.
  UNIVARIATE,
  /// Another mean, but the covariance of q; a family for p alone.
  EQUAL;

  /// The word for it on the command line.
  ///
  /// @return the name in small letters
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads the word.
  ///
  /// @param word the word, in any case
  /// @return the family
  /// @throws IllegalArgumentException if there is no such family; the message lists those there are
  public static Family of(String word) {
    return Arrays.stream(values())
        .filter(family -> family.word().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(noSuchFamily(word)));
  }

  private static String noSuchFamily(String word) {
    return "a family is one of "
        + Arrays.stream(values()).map(Family::word).collect(Collectors.joining(", "))
        + ", got \""
        + word
        + "\"";
  }
}
