package dev.kullback.proof.read;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What commands stand for: signs, variants of letters, other spellings of one another.
final class Commands {

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("mid", "|"),
          Map.entry("vert", "|"),
          Map.entry("lvert", "|"),
          Map.entry("rvert", "|"),
          Map.entry("Vert", "‖"),
          Map.entry("lVert", "‖"),
          Map.entry("rVert", "‖"),
          Map.entry("parallel", "‖"),
          Map.entry("cdot", "*"),
          Map.entry("times", "*"),
          Map.entry("lbrace", "("),
          Map.entry("rbrace", ")"),
          Map.entry("lbrack", "["),
          Map.entry("rbrack", "]"),
          Map.entry("equiv", "="),
          Map.entry("triangleq", "="),
          Map.entry("coloneqq", "="),
          Map.entry("prime", "'"),
          Map.entry("div", "/"),
          Map.entry("doteq", "="),
          Map.entry("langle", "("),
          Map.entry("rangle", ")"),
          Map.entry("colon", ":"));

  private static final Set<String> UPRIGHT =
      Set.of(
          "ln", "log", "exp", "tr", "Tr", "trace", "Trace", "det", "diag", "KL", "Var", "Cov",
          "ELBO", "DKL", "Diag");

  private Commands() {}

  /// Whether upright letters are a function: ln, tr, KL.
  static boolean isFunction(String word) {
    return UPRIGHT.contains(word);
  }

  /// The sign a command stands for, if it does.
  static Optional<String> sign(String name) {
    return Optional.ofNullable(SIGNS.get(name));
  }

  /// The letter of which a command is another shape.
  static String letter(String name) {
    return switch (name) {
      case "varSigma" -> "Sigma";
      case "varepsilon" -> "epsilon";
      case "varphi" -> "phi";
      case "vartheta" -> "theta";
      case "varsigma" -> "sigma";
      default -> name;
    };
  }

  /// The usual command for one that means the same.
  static String usual(String name) {
    return switch (name) {
      case "tfrac", "dfrac", "cfrac", "nicefrac" -> "frac";
      case "dots", "cdots", "dotsc", "dotsb", "vdots", "ddots" -> "ldots";
      case "intercal", "transpose" -> "top";
      case "iint", "oint", "idotsint" -> "int";
      default -> name;
    };
  }
}
