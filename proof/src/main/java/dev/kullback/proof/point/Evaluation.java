package dev.kullback.proof.point;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.normal.NormalForm;
import dev.kullback.proof.print.PlainText;
import java.util.Locale;
import java.util.Optional;

/// The value of each line at a point, exact and to ten digits.
///
/// Lines without an expectation are computed as they stand; an expectation is taken by the moments
/// of its law first.
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
    Expr plain =
        Substitution.hasMean(expr) ? NormalForm.of(expr, declarations).toExpr(declarations) : expr;
    Expr number = new Substitution(point, declarations).number(plain);
    Expr exact = NormalForm.of(number, Declarations.empty()).toExpr(Declarations.empty());
    String decimal = String.format(Locale.ROOT, "%.10g", Substitution.decimal(exact));
    return Optional.of(new Value(PlainText.of(exact), tidy(decimal)));
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
