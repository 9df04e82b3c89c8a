package dev.kullback.proof.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.exact.Comparison;
import dev.kullback.proof.exact.Point;
import dev.kullback.proof.exact.Points;
import dev.kullback.proof.exact.Unknowns;
import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every step of every derivation, by exact values at points and quadrature: no normal form here.
class StepValuesTest {

  private static final int SIMPLE_POINTS = 3;

  private static List<Point> points(Question question, Declarations declarations) {
    Points all = new Points(Unknowns.ofLaws(declarations));
    boolean univariate = question.q() == Family.UNIVARIATE;
    List<Point> points = new ArrayList<>();
    for (int n = 1; n <= (univariate ? 1 : 3); n++) {
      List<Point> simple = all.ofDimension(n);
      points.addAll(simple.subList(0, Math.min(SIMPLE_POINTS, simple.size())));
      points.add(all.generic(n));
    }
    return points;
  }

  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void bothSidesHaveTheSameValueAtEveryPoint(Question question, Detail detail) {
    Derivation derivation = Questions.derive(question, detail);
    Declarations declarations = derivation.declarations();
    for (Point point : points(question, declarations)) {
      for (Chain chain : derivation.chains()) {
        for (Rule.Step step : chain.steps()) {
          Optional<Comparison> values = Comparison.at(point, declarations, step.from(), step.to());
          String where = step.rule().name() + " at " + point;
          assertTrue(values.isPresent(), () -> "no value: " + where);
          assertTrue(values.get().agrees(), () -> where + ": " + values.get());
        }
      }
    }
  }

  @Test
  void aRuleThatLiesIsNamed() {
    Verifier verifier = new Verifier(Setting.of(Question.DEFAULT).declarations(), false);
    Rule lie = Rule.of("lie", "one is two", _ -> Formula.number(2));
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> lie.apply(Formula.ONE, verifier));
    assertTrue(String.valueOf(refusal.getMessage()).contains("\"lie\""));
  }

  /// What the values would not survive: the homework's |Σ| for tr Σ, equal only for n = 1.
  @Test
  void theValuesTellTheTraceFromTheDeterminant() {
    Declarations declarations = Setting.of(Question.DEFAULT).declarations();
    Expr sigma = Formula.matrix("Sigma");
    Points points = new Points(Unknowns.ofLaws(declarations));
    for (int n = 1; n <= 3; n++) {
      Comparison values =
          Comparison.at(points.generic(n), declarations, Formula.trace(sigma), Formula.det(sigma))
              .orElseThrow();
      assertEquals(n > 1, values.differs());
      assertEquals(n == 1, values.agrees());
    }
  }
}
