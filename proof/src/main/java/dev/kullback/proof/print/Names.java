package dev.kullback.proof.print;

import java.util.Map;

/// The letters behind canonical names: mu is μ, Sigma_1 is Σ with the subscript 1.
final class Names {

  private static final Map<String, String> GREEK =
      Map.ofEntries(
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("delta", "δ"),
          Map.entry("epsilon", "ε"),
          Map.entry("eta", "η"),
          Map.entry("theta", "θ"),
          Map.entry("kappa", "κ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("nu", "ν"),
          Map.entry("xi", "ξ"),
          Map.entry("pi", "π"),
          Map.entry("rho", "ρ"),
          Map.entry("sigma", "σ"),
          Map.entry("tau", "τ"),
          Map.entry("phi", "φ"),
          Map.entry("psi", "ψ"),
          Map.entry("omega", "ω"),
          Map.entry("Gamma", "Γ"),
          Map.entry("Delta", "Δ"),
          Map.entry("Theta", "Θ"),
          Map.entry("Lambda", "Λ"),
          Map.entry("Sigma", "Σ"),
          Map.entry("Phi", "Φ"),
          Map.entry("Psi", "Ψ"),
          Map.entry("Omega", "Ω"));

  private Names() {}

  /// The letter of a name without its subscript.
  static String letter(String name) {
    int underscore = name.indexOf('_');
    String base = underscore < 0 ? name : name.substring(0, underscore);
    return GREEK.getOrDefault(base, base);
  }

  /// The subscript of a name, empty if it has none.
  static String label(String name) {
    int underscore = name.indexOf('_');
    if (underscore < 0) {
      return "";
    }
    String label = name.substring(underscore + 1);
    return GREEK.getOrDefault(label, label);
  }

  /// The LaTeX of a letter.
  static String latex(String letter) {
    return GREEK.entrySet().stream()
        .filter(e -> e.getValue().equals(letter))
        .map(e -> "\\" + e.getKey())
        .findFirst()
        .orElse(letter);
  }
}
