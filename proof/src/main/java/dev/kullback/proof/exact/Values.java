package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Expr;
import java.util.Optional;

/// The values of expressions at one point, or none at all.
public interface Values {

  /// No values: documents without numbers.
  Values NONE =
      new Values() {
        @Override
        public Optional<String> point() {
          return Optional.empty();
        }

        @Override
        public Optional<Value> of(Expr expr) {
          return Optional.empty();
        }
      };

  /// The point in words.
  ///
  /// @return such as "n = 2, μ = (1, −1/2), σ = (1/2, 3)"
  Optional<String> point();

  /// The value of an expression.
  ///
  /// @param expr the expression
  /// @return its value there, if values are wanted
  Optional<Value> of(Expr expr);

  /// A value, exact and rounded.
  ///
  /// @param exact the exact value
  /// @param decimal the value rounded
  record Value(String exact, String decimal) {
    /// Both, the exact one first.
    ///
    /// @return such as "33/8 − ln 3/2 ≈ 3.7195"
    public String text() {
      return exact.equals(decimal) ? exact : exact + " ≈ " + decimal;
    }
  }
}
