package dev.kullback.proof.read;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.ShapeException;
import dev.kullback.proof.expr.Shapes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Guesses what a garbled side may have meant: strays are left out, a vector standing where a
/// number belongs is dropped, squared, or put into a quadratic form.
final class Salvage {

  private final Vocabulary vocabulary;
  private final List<String> problems;

  Salvage(Vocabulary vocabulary, List<String> problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  List<Reading> guesses(List<Token> tokens) {
    List<Token> cleaned = withoutStrays(tokens);
    Expr expr;
    try {
      expr = new ExpressionParser(cleaned, vocabulary, new Choices(List.of())).parse();
    } catch (ReadingException | ShapeException e) {
      return List.of();
    }
    try {
      Shapes.of(expr);
      return List.of(new Reading(expr, List.of("without what has no partner"), true));
    } catch (ShapeException e) {
      problem(String.valueOf(e.getMessage()));
      return expr instanceof Expr.Sum sum ? inSum(sum) : List.of();
    }
  }

  private void problem(String message) {
    if (!problems.contains(message)) {
      problems.add(message);
    }
  }

  private List<Token> withoutStrays(List<Token> tokens) {
    List<Token> kept = new ArrayList<>();
    List<Integer> strays = Brackets.strays(tokens);
    boolean integral = tokens.stream().anyMatch(t -> t.isCommand("int"));
    for (int k = 0; k < tokens.size(); k++) {
      Token t = tokens.get(k);
      boolean measure =
          !integral
              && t.isLetter("d")
              && k + 1 < tokens.size()
              && tokens.get(k + 1).kind() == Token.Kind.LETTER;
      if (measure) {
        problem("“d" + tokens.get(k + 1).text() + "” without an integral");
        k++;
      } else if (strays.contains(k)) {
        problem("the bracket “" + t.text() + "” has no partner");
      } else {
        kept.add(t);
      }
    }
    return kept;
  }

  /// The terms of the sum that are vectors are replaced, one at a time.
  private List<Reading> inSum(Expr.Sum sum) {
    List<Reading> guesses = new ArrayList<>();
    for (int k = 0; k < sum.terms().size(); k++) {
      Optional<Vector> found = vector(sum.terms().get(k));
      if (found.isPresent()) {
        for (Replacement r : replacements(found.get().vector())) {
          List<Expr> terms = new ArrayList<>(sum.terms());
          terms.set(k, found.get().with(r.expr()));
          add(new Expr.Sum(terms, sum.span()), r.note(), guesses);
        }
      }
    }
    return guesses;
  }

  private static void add(Expr guess, String note, List<Reading> guesses) {
    try {
      Shapes.of(guess);
      guesses.add(new Reading(guess, List.of(note), true));
    } catch (ShapeException e) {
      assert guesses.size() < 100 : "a guess that fits nowhere is none";
    }
  }

  /// A term coefficient · vector.
  private record Vector(boolean negative, List<Expr> coefficient, Expr vector) {

    Expr with(Expr scalar) {
      List<Expr> factors = new ArrayList<>(coefficient);
      factors.add(scalar);
      Expr product = Formula.product(factors);
      return negative ? Formula.negate(product) : product;
    }
  }

  private static Optional<Vector> vector(Expr term) {
    boolean negative = term instanceof Expr.Negation;
    Expr inside = term instanceof Expr.Negation n ? n.operand() : term;
    List<Expr> factors = inside instanceof Expr.Product p ? p.factors() : List.of(inside);
    Expr last = factors.getLast();
    try {
      return Shapes.of(last) == Shape.VECTOR
          ? Optional.of(new Vector(negative, factors.subList(0, factors.size() - 1), last))
          : Optional.empty();
    } catch (ShapeException e) {
      return Optional.empty();
    }
  }

  private record Replacement(Expr expr, String note) {}

  private List<Replacement> replacements(Expr v) {
    List<Replacement> list = new ArrayList<>();
    list.add(new Replacement(Formula.ONE, "without the vector"));
    Expr square = Formula.product(Formula.transpose(v), v);
    Optional<Law> law =
        vocabulary.declarations().laws().values().stream()
            .min(Comparator.comparing(l -> !l.density().name().equals("q")));
    if (law.isPresent()) {
      Density q = law.get().density();
      Expr.Symbol z = law.get().variable();
      Expr form = Formula.quadratic(v, Formula.inverse(law.get().covariance()));
      list.add(new Replacement(mean(q, z, square), "with the mean of the vector's squared length"));
      list.add(
          new Replacement(
              mean(q, z, form), "with the mean of the quadratic form with the inverse covariance"));
    } else {
      list.add(new Replacement(square, "with the vector's squared length"));
    }
    return list;
  }

  private static Expr mean(Density q, Expr.Symbol z, Expr body) {
    return Formula.integral(z, Formula.product(Formula.at(q, z), body));
  }
}
