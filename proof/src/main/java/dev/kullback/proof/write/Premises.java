package dev.kullback.proof.write;

import static dev.kullback.proof.expr.Formula.vector;

import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Law;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a derivation starts from, formula by formula: laws, the meaning of covariances, positivity.
///
/// @param notation how the parts are written down
record Premises(Notation notation) {

  /// A way to write the formulas of premises.
  ///
  /// @param formula how an expression is written
  /// @param normal the letter of the normal law with an opening bracket
  /// @param diag the function diag with an opening bracket
  /// @param dots the dots of an enumeration
  /// @param equals an equals sign with its spaces
  /// @param positive what is put after something greater than zero
  record Notation(
      Function<Expr, String> formula,
      String normal,
      String diag,
      String dots,
      String equals,
      String positive) {}

  /// The formulas, in the order they are needed.
  List<String> of(Derivation derivation) {
    Declarations declarations = derivation.declarations();
    List<String> premises = new ArrayList<>();
    for (Law law : derivation.laws()) {
      premises.add(law(law));
      meaning(law, declarations, premises);
    }
    return premises;
  }

  private String law(Law law) {
    return law.density().text()
        + notation.equals
        + notation.normal
        + write(law.mean())
        + ", "
        + write(law.covariance())
        + ")";
  }

  private void meaning(Law law, Declarations declarations, List<String> premises) {
    for (Map.Entry<String, Expr> definition : declarations.definitions().entrySet()) {
      if (law.covariance() instanceof Expr.Symbol s && s.name().equals(definition.getKey())) {
        String formula = write(s) + notation.equals + meaning(definition.getValue());
        if (!premises.contains(formula)) {
          premises.add(formula);
        }
      }
    }
  }

  private String meaning(Expr expr) {
    return expr instanceof Expr.Diagonal d
        ? notation.diag
            + write(entry(d, new Index.Fixed(1)))
            + ", "
            + notation.dots
            + ", "
            + write(entry(d, new Index.Variable("n")))
            + ")"
        : write(expr);
  }

  private static Expr entry(Expr.Diagonal diagonal, Index index) {
    return switch (diagonal.entry()) {
      case Expr.Power(Expr.Component c, Expr e, var _) ->
          Formula.power(new Expr.Component(c.vector(), index, c.span()), e);
      default -> diagonal.entry();
    };
  }

  /// What is greater than zero, coordinate by coordinate.
  List<String> positive(Derivation derivation) {
    List<String> positive = new ArrayList<>();
    for (String name : derivation.declarations().positive()) {
      if (name.matches("(sigma|tau).*")) {
        positive.add(write(scale(name, derivation)) + notation.positive);
      }
    }
    return positive;
  }

  private static Expr scale(String name, Derivation derivation) {
    boolean vector =
        derivation.declarations().definitions().values().stream()
            .anyMatch(e -> e instanceof Expr.Diagonal d && mentions(d, name));
    return vector ? Formula.component(vector(name), "i") : Formula.scalar(name);
  }

  private static boolean mentions(Expr.Diagonal diagonal, String name) {
    return diagonal.entry() instanceof Expr.Power(Expr.Component c, var _, var _)
        && c.vector().equals(vector(name));
  }

  private String write(Expr expr) {
    return notation.formula.apply(expr);
  }
}
