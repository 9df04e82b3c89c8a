package dev.kullback.proof.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Tells declarations from equalities by their tokens alone.
final class DeclarationSyntax {

  private DeclarationSyntax() {}

  /// A chain whose sides are a name and N(…), or a matrix name and diag(…) or c I.
  static boolean isDeclaration(List<Side> sides) {
    return defines(sides)
        || sides.stream().anyMatch(s -> isLaw(s.tokens()))
        || sides.stream()
            .anyMatch(
                s -> s.tokens().stream().anyMatch(t -> t.isCommand("sim")) && !hasExpectation(s));
  }

  /// Whether a formula is a list of declarations: Σ_1 = σ_1² I, Σ_2 = σ_2² I.
  static boolean declaresAll(List<Token> tokens) {
    List<List<Token>> parts = atCommas(tokens);
    return parts.size() > 1
        && parts.stream()
            .filter(part -> part.stream().anyMatch(t -> t.kind() != Token.Kind.ALIGN))
            .map(ChainSplitter::chains)
            .allMatch(
                chains ->
                    !chains.isEmpty()
                        && chains.stream().allMatch(DeclarationSyntax::isDeclaration));
  }

  /// A matrix name and diag(…) or c I.
  static boolean defines(List<Side> sides) {
    if (sides.size() != 2) {
      return false;
    }
    List<Token> left = sides.getFirst().tokens();
    List<Token> right = sides.getLast().tokens();
    boolean matrix =
        !left.isEmpty()
            && (left.getFirst().isLetter("Sigma") || left.getFirst().isLetter("Lambda"));
    boolean name =
        matrix && left.stream().noneMatch(t -> t.isSign("+") || t.isSign("-") || t.isSign("^"));
    boolean diagonal = !right.isEmpty() && right.getFirst().isWord("diag");
    boolean isotropic = !right.isEmpty() && right.getLast().isLetter("I") && right.size() <= 9;
    return name && (diagonal || isotropic);
  }

  private static boolean isLaw(List<Token> tokens) {
    if (tokens.size() < 3 || !tokens.getFirst().isLetter("N") || !tokens.get(1).isOpener()) {
      return false;
    }
    return arguments(tokens, 1).size() == 2;
  }

  private static boolean hasExpectation(Side s) {
    return s.tokens().stream().anyMatch(t -> t.isLetter("E") || t.isWord("KL"));
  }

  /// What stands in the bracket, parted at commas; empty if it is never closed.
  static List<List<Token>> arguments(List<Token> tokens, int open) {
    List<List<Token>> arguments = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 0;
    for (int k = open; k < tokens.size() && k < open + 400; k++) {
      Token t = tokens.get(k);
      boolean opens = t.isOpener() || t.kind() == Token.Kind.OPEN;
      boolean closes = t.isCloser() || t.kind() == Token.Kind.CLOSE;
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth == 0) {
        arguments.add(current);
        return arguments;
      }
      boolean separator = depth == 1 && (t.isSign(",") || t.isSign(";") || t.isSign("|"));
      if (separator) {
        arguments.add(current);
        current = new ArrayList<>();
      } else if (k > open) {
        current.add(t);
      }
    }
    return List.of();
  }

  /// The parts of a formula between the commas outside of brackets.
  static List<List<Token>> atCommas(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 0;
    for (Token t : tokens) {
      boolean opens = t.isOpener() || t.kind() == Token.Kind.OPEN;
      boolean closes = t.isCloser() || t.kind() == Token.Kind.CLOSE;
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth == 0 && (t.isSign(",") || t.isSign(";"))) {
        parts.add(current);
        current = new ArrayList<>();
      } else {
        current.add(t);
      }
    }
    parts.add(current);
    return parts;
  }

  /// Names with a number under them: mu_1.
  static Set<String> labelled(List<Token> tokens) {
    Set<String> names = new TreeSet<>();
    for (int k = 0; k + 2 < tokens.size(); k++) {
      if (tokens.get(k).kind() == Token.Kind.LETTER && tokens.get(k + 1).isSign("_")) {
        Token label =
            tokens.get(k + 2).kind() == Token.Kind.OPEN && k + 3 < tokens.size()
                ? tokens.get(k + 3)
                : tokens.get(k + 2);
        if (label.kind() == Token.Kind.NUMBER) {
          names.add(tokens.get(k).text() + "_" + label.text());
        }
      }
    }
    return names;
  }
}
