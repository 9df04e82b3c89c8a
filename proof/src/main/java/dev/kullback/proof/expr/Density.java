package dev.kullback.proof.expr;

import java.util.List;

/// The name of a probability density with the roles of its variables: q, p(z), p(x|z), p(x,z).
///
/// Which law it is, if any, is said by the [Declarations]; a density without a law stays opaque.
///
/// @param name the letter: q, p, f
/// @param of the variables it is a density of; empty when the letter alone says it
/// @param given the variables conditioned on
public record Density(String name, List<String> of, List<String> given) {

  /// Copies the lists.
  public Density {
    of = List.copyOf(of);
    given = List.copyOf(given);
  }

  /// A density known by its letter alone.
  ///
  /// @param name the letter
  /// @return the density
  public static Density named(String name) {
    return new Density(name, List.of(), List.of());
  }

  /// How it is written: `q`, `p(z)`, `p(x|z)`.
  ///
  /// @return the notation
  public String text() {
    if (of.isEmpty() && given.isEmpty()) {
      return name;
    }
    String bar = given.isEmpty() ? "" : "|" + String.join(",", given);
    return name + "(" + String.join(",", of) + bar + ")";
  }
}
