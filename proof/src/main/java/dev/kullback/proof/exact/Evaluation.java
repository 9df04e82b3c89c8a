package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import java.util.Locale;
import java.util.Optional;

/// The value of each line at a point, exact and to ten digits; expectations and integrals by
/// quadrature.
public final class Evaluation implements Values {

  private final Point point;
  private final Declarations declarations;

  private Evaluation(Point point, Declarations declarations) {
    this.point = point;
    this.declarations = declarations;
  }

  /// Values at a point.
  ///
  /// @param point the point
  /// @param declarations what the parameters mean
  /// @return the values
  public static Evaluation at(Point point, Declarations declarations) {
    return new Evaluation(point, declarations);
  }

  @Override
  public Optional<String> point() {
    return Optional.of(point.text());
  }

  @Override
  public Optional<Value> of(Expr expr) {
    return Evaluator.patient(declarations, point)
        .evaluate(expr)
        .map(
            v ->
                new Value(
                    v.toString(), tidy(String.format(Locale.ROOT, "%.10g", v.doubleValue()))));
  }

  /// Without the zeros that say nothing.
  private static String tidy(String decimal) {
    String digits =
        decimal.contains(".") && !decimal.contains("e")
            ? decimal.replaceFirst("0+$", "").replaceFirst("\\.$", "")
            : decimal;
    return digits.replace('-', '−');
  }
}
