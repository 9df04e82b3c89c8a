package dev.kullback.proof.exact;

/// The letters of parameters as they may be typed and as they are shown.
final class Greek {

  private Greek() {}

  /// μ_1 as mu_1, μ1 as mu_1.
  static String ascii(String name) {
    String ascii =
        name.replace("μ", "mu").replace("σ", "sigma").replace("τ", "tau").replace("Σ", "Sigma");
    return ascii.replaceFirst("^(mu|sigma|Sigma)([0-9])$", "$1_$2");
  }

  /// mu_1 as μ_1.
  static String shown(String name) {
    return name.replace("mu", "μ").replace("sigma", "σ").replace("tau", "τ").replace("Sigma", "Σ");
  }
}
