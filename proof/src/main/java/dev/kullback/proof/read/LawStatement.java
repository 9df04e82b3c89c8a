package dev.kullback.proof.read;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A statement subject ∼ N(mean, covariance), before its parameters are read.
///
/// @param subject what stands before the sign
/// @param arguments what stands in the brackets
record LawStatement(List<Token> subject, List<List<Token>> arguments) {

  /// The statements in a formula.
  static List<LawStatement> in(List<Token> tokens) {
    List<LawStatement> laws = new ArrayList<>();
    for (int k = 1; k + 1 < tokens.size(); k++) {
      boolean related = tokens.get(k - 1).isCommand("sim") || tokens.get(k - 1).isSign("=");
      if (related && tokens.get(k).isLetter("N") && bracketAfter(tokens, k) > 0) {
        int open = bracketAfter(tokens, k);
        List<List<Token>> arguments = DeclarationSyntax.arguments(tokens, open);
        List<Token> subject = subject(tokens, k - 1);
        if (arguments.size() >= 2 && !subject.isEmpty()) {
          laws.add(new LawStatement(subject, arguments));
        }
      }
    }
    return laws;
  }

  private static int bracketAfter(List<Token> tokens, int k) {
    if (tokens.get(k + 1).isOpener()) {
      return k + 1;
    }
    boolean subscript = tokens.get(k + 1).isSign("_") && k + 3 < tokens.size();
    return subscript && tokens.get(k + 3).isOpener() ? k + 3 : 0;
  }

  /// The tokens before the relation, back to where the statement begins.
  private static List<Token> subject(List<Token> tokens, int relation) {
    int k = relation - 1;
    int depth = 0;
    while (k >= 0) {
      Token t = tokens.get(k);
      depth += t.isCloser() || t.kind() == Token.Kind.CLOSE ? 1 : 0;
      depth -= t.isOpener() || t.kind() == Token.Kind.OPEN ? 1 : 0;
      boolean word = t.kind() == Token.Kind.TEXT || t.kind() == Token.Kind.ROW || t.isSign("=");
      if (depth < 0 || (depth == 0 && (word || t.isSign(",") || t.isCommand("sim")))) {
        break;
      }
      k--;
    }
    return tokens.subList(k + 1, relation).stream()
        .filter(t -> t.kind() != Token.Kind.ALIGN)
        .toList();
  }

  /// The law, once its parameters have been read.
  ///
  /// @throws dev.kullback.proof.expr.ShapeException if they do not fit
  Law law(Expr mean, Expr covariance, boolean univariate) {
    Shape shape = univariate ? Shape.SCALAR : Shape.VECTOR;
    Token first = subject.getFirst();
    boolean called =
        subject.size() > 1 && (subject.get(1).isOpener() || subject.get(1).isSign("_"));
    boolean density = called || Set.of("q", "p", "Q", "P", "f", "g").contains(first.text());
    if (!density) {
      Expr.Symbol variable = new Expr.Symbol(first.text(), shape, Span.NONE);
      return new Law(Density.named("q"), variable, mean, covariance);
    }
    List<String> of = new ArrayList<>();
    List<String> given = new ArrayList<>();
    roles(subject, of, given);
    String variable = of.isEmpty() ? "z" : of.getFirst();
    Density name = new Density(first.text(), of, given);
    return new Law(name, new Expr.Symbol(variable, shape, Span.NONE), mean, covariance);
  }

  private static void roles(List<Token> subject, List<String> of, List<String> given) {
    List<String> current = of;
    boolean inside = false;
    for (Token t : subject) {
      inside |= t.isOpener();
      if (t.isSign("|")) {
        current = given;
      } else if (t.isSign(";")) {
        return;
      } else if (inside
          && t.kind() == Token.Kind.LETTER
          && !Set.of("theta", "phi", "psi").contains(t.text())) {
        current.add(t.text());
      }
    }
  }
}
