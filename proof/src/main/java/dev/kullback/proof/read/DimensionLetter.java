package dev.kullback.proof.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the letter a text has for the dimension.
final class DimensionLetter {

  private DimensionLetter() {}

  /// ℝ^n first, then the upper limit of a sum or product, then n/2, else n.
  static String of(List<Token> all) {
    Optional<String> space = ofSpace(all);
    if (space.isPresent()) {
      return space.get();
    }
    for (int k = 0; k + 3 < all.size(); k++) {
      if (all.get(k).isCommand("sum") || all.get(k).isCommand("prod")) {
        Optional<String> upper = upperLimit(all, k);
        if (upper.isPresent()) {
          return upper.get();
        }
      }
    }
    return halved(all);
  }

  private static Optional<String> ofSpace(List<Token> all) {
    for (int k = 0; k + 2 < all.size(); k++) {
      if (all.get(k).isLetter("R") && all.get(k + 1).isSign("^")) {
        Token letter =
            all.get(k + 2).kind() == Token.Kind.OPEN && k + 3 < all.size()
                ? all.get(k + 3)
                : all.get(k + 2);
        if (letter.kind() == Token.Kind.LETTER) {
          return Optional.of(letter.text());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> upperLimit(List<Token> all, int sum) {
    for (int k = sum + 1; k < Math.min(all.size() - 1, sum + 12); k++) {
      if (all.get(k).isSign("^")) {
        Token t =
            all.get(k + 1).kind() == Token.Kind.OPEN && k + 2 < all.size()
                ? all.get(k + 2)
                : all.get(k + 1);
        return t.kind() == Token.Kind.LETTER ? Optional.of(t.text()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The letter of \frac{d}{2} or d/2.
  private static String halved(List<Token> all) {
    Set<String> usual = Set.of("n", "d", "k", "D", "K", "m");
    for (int k = 0; k + 2 < all.size(); k++) {
      if (all.get(k).kind() == Token.Kind.LETTER && usual.contains(all.get(k).text())) {
        boolean slash = all.get(k + 1).isSign("/") && all.get(k + 2).is(Token.Kind.NUMBER, "2");
        boolean fraction =
            k > 0
                && (all.get(k - 1).isCommand("frac")
                    || (k > 1 && all.get(k - 2).isCommand("frac")));
        if (slash || fraction) {
          return all.get(k).text();
        }
      }
    }
    return "n";
  }
}
