package dev.kullback.proof.read;

import java.util.List;

/// What the formulas of a text make use of, as far as defaults depend on it.
final class Usage {

  private final List<Token> all;

  Usage(List<Token> all) {
    this.all = all;
  }

  /// Whether the text speaks of p(x|z), p(z|x) or p(x): then nothing is said about Gaussians.
  boolean mentionsModel() {
    for (int k = 0; k + 3 < all.size(); k++) {
      boolean p = all.get(k).isLetter("p") && all.get(k + 1).isOpener();
      if (p
          && (all.get(k + 2).isLetter("x") || all.get(k + 3).isSign("|"))
          && all.stream().anyMatch(t -> t.isLetter("z"))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a mean has the label, as in μ_1.
  boolean labelsMeans(String label) {
    return DeclarationSyntax.labelled(all).contains("mu_" + label);
  }

  boolean letter(String letter) {
    return all.stream().anyMatch(t -> t.isLetter(letter));
  }

  boolean vectors() {
    return all.stream()
        .anyMatch(
            t -> t.isCommand("top") || t.isCommand("sum") || t.isLetter("T") || t.isLetter("I"));
  }

  boolean componentsOfSigma() {
    for (int k = 0; k + 2 < all.size(); k++) {
      if (all.get(k).isLetter("sigma") && all.get(k + 1).isSign("_")) {
        return true;
      }
    }
    return false;
  }
}
