package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The normal form of an expression under declarations.
///
/// Equal normal forms prove equality for every n ≥ 1, every mean and every covariance, given the
/// [#assumptions()]. Different normal forms prove nothing by themselves: a counterexample does.
public final class NormalForm {

  private final Value value;
  private final List<String> assumptions;

  NormalForm(Value value, List<String> assumptions) {
    this.value = value;
    this.assumptions = List.copyOf(assumptions);
  }

  /// Brings an expression to normal form.
  ///
  /// @param expr the expression
  /// @param declarations the laws, definitions and positivities it relies on
  /// @return its normal form
  /// @throws OutsideFragmentException if the rules do not cover it
  public static NormalForm of(Expr expr, Declarations declarations) {
    return new NormalForms(declarations).of(expr);
  }

  /// What was taken for granted beyond the declarations, such as "A is invertible".
  ///
  /// @return the assumptions, in words
  public List<String> assumptions() {
    return assumptions;
  }

  /// The difference, for expressions of the same shape.
  ///
  /// @param other what is subtracted
  /// @return this - other
  public NormalForm minus(NormalForm other) {
    List<String> all = new ArrayList<>(assumptions);
    other.assumptions.stream().filter(a -> !all.contains(a)).forEach(all::add);
    return new NormalForm(value.plus(other.value.scale(Poly.constant(-1))), all);
  }

  /// The sum, for expressions of the same shape.
  ///
  /// @param other what is added
  /// @return this + other
  public NormalForm plus(NormalForm other) {
    return new NormalForm(value.plus(other.value), assumptions);
  }

  /// The opposite.
  ///
  /// @return -this
  public NormalForm negate() {
    return new NormalForm(value.scale(Poly.constant(-1)), assumptions);
  }

  /// Whether it is zero for every n, every mean and every covariance.
  ///
  /// @return true only with proof
  public boolean isZero() {
    return switch (value) {
      case Value.Scalar(Poly p) -> Vanishing.test(p);
      case Value.Column(MatrixPoly m) -> vanishes(m);
      case Value.Row(MatrixPoly m) -> vanishes(m);
      case Value.Square(MatrixPoly m) -> vanishes(m);
    };
  }

  private static boolean vanishes(MatrixPoly matrix) {
    return matrix.terms().values().stream().allMatch(Vanishing::test);
  }

  /// Whether the two are equal for every n, every mean and every covariance.
  ///
  /// @param other the other normal form
  /// @return true only with proof
  public boolean proves(NormalForm other) {
    return value.equals(other.value) || minus(other).isZero();
  }

  /// The scalar normal form for a fixed dimension, if it can be expanded.
  ///
  /// @param dimension the dimension, at least 1
  /// @return the normal form in components
  public Optional<NormalForm> atDimension(int dimension) {
    try {
      return value instanceof Value.Scalar(Poly p)
          ? Optional.of(
              new NormalForm(new Value.Scalar(Indices.atDimension(p, dimension)), assumptions))
          : Optional.empty();
    } catch (OutsideFragmentException e) {
      return Optional.empty();
    }
  }

  /// The normal form written as an expression.
  ///
  /// @param declarations for the letter of the dimension and the names of matrices
  /// @return an equal expression
  public Expr toExpr(Declarations declarations) {
    return new Denormalizer(declarations).of(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NormalForm f && value.equals(f.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
