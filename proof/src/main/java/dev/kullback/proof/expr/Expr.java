package dev.kullback.proof.expr;

import java.util.List;

/// An expression as it is written in a derivation about Gaussians.
///
/// Trees are immutable; every node keeps the span it was read from ([Span#NONE] for built ones).
/// [Formula] builds trees without spans, [Shapes] tells what a tree denotes.
public sealed interface Expr {

  /// Where the expression was read.
  ///
  /// @return the span, [Span#NONE] if it was built
  Span span();

  /// A rational number; the literal 0 also stands for the zero vector and the zero matrix.
  ///
  /// @param value its value
  /// @param span where it was read
  record Literal(Rational value, Span span) implements Expr {}

  /// A named number.
  ///
  /// @param name which one
  /// @param span where it was read
  record Constant(Name name, Span span) implements Expr {
    /// The numbers that have a name.
    public enum Name {
      /// The circle number.
      PI,
      /// The base of natural logarithms.
      E
    }
  }

  /// A named scalar, vector or matrix.
  ///
  /// @param name its canonical name: mu, Sigma_1, n
  /// @param shape what it stands for
  /// @param span where it was read
  record Symbol(String name, Shape shape, Span span) implements Expr {}

  /// One component of a vector.
  ///
  /// @param vector the vector
  /// @param index which component
  /// @param span where it was read
  record Component(Expr vector, Index index, Span span) implements Expr {}

  /// One entry of a matrix.
  ///
  /// @param matrix the matrix
  /// @param row its row
  /// @param column its column
  /// @param span where it was read
  record Entry(Expr matrix, Index row, Index column, Span span) implements Expr {}

  /// The identity matrix.
  ///
  /// @param span where it was read
  record Identity(Span span) implements Expr {}

  /// The diagonal matrix diag(entry_1, …, entry_n).
  ///
  /// @param index the index variable of the entry
  /// @param entry the entry at that index, a scalar
  /// @param span where it was read
  record Diagonal(String index, Expr entry, Span span) implements Expr {}

  /// A sum of any number of terms.
  ///
  /// @param terms the terms, in order
  /// @param span where it was read
  record Sum(List<Expr> terms, Span span) implements Expr {
    /// Copies the list.
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /// A product in written order: of scalars, matrices, rows and columns.
  ///
  /// @param factors the factors, in order
  /// @param span where it was read
  record Product(List<Expr> factors, Span span) implements Expr {
    /// Copies the list.
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /// The opposite.
  ///
  /// @param operand what is negated
  /// @param span where it was read
  record Negation(Expr operand, Span span) implements Expr {}

  /// A fraction with a scalar denominator.
  ///
  /// @param numerator the numerator
  /// @param denominator the denominator, a scalar
  /// @param span where it was read
  record Quotient(Expr numerator, Expr denominator, Span span) implements Expr {}

  /// A power of a scalar or of a matrix.
  ///
  /// @param base the base
  /// @param exponent the exponent, a scalar
  /// @param span where it was read
  record Power(Expr base, Expr exponent, Span span) implements Expr {}

  /// The square root of a scalar.
  ///
  /// @param radicand what is under the root
  /// @param span where it was read
  record Root(Expr radicand, Span span) implements Expr {}

  /// The natural logarithm.
  ///
  /// @param argument a positive scalar
  /// @param span where it was read
  record Logarithm(Expr argument, Span span) implements Expr {}

  /// The exponential function.
  ///
  /// @param exponent a scalar
  /// @param span where it was read
  record Exponential(Expr exponent, Span span) implements Expr {}

  /// The absolute value of a scalar.
  ///
  /// @param operand the scalar
  /// @param span where it was read
  record Absolute(Expr operand, Span span) implements Expr {}

  /// The Euclidean norm of a vector.
  ///
  /// @param vector the vector
  /// @param span where it was read
  record Norm(Expr vector, Span span) implements Expr {}

  /// The determinant.
  ///
  /// @param matrix the matrix
  /// @param span where it was read
  record Determinant(Expr matrix, Span span) implements Expr {}

  /// The trace.
  ///
  /// @param matrix the matrix
  /// @param span where it was read
  record Trace(Expr matrix, Span span) implements Expr {}

  /// The transpose.
  ///
  /// @param operand a vector or a matrix
  /// @param span where it was read
  record Transpose(Expr operand, Span span) implements Expr {}

  /// The inverse of a matrix.
  ///
  /// @param matrix the matrix
  /// @param span where it was read
  record Inverse(Expr matrix, Span span) implements Expr {}

  /// The sum of the body over index = 1, …, upper.
  ///
  /// @param index the bound index
  /// @param upper the last value, usually n
  /// @param body the term, a scalar
  /// @param span where it was read
  record SumOver(String index, Expr upper, Expr body, Span span) implements Expr {}

  /// The product of the body over index = 1, …, upper.
  ///
  /// @param index the bound index
  /// @param upper the last value, usually n
  /// @param body the factor, a scalar
  /// @param span where it was read
  record ProductOver(String index, Expr upper, Expr body, Span span) implements Expr {}

  /// The value of a density at a point.
  ///
  /// @param density the density
  /// @param argument the point
  /// @param span where it was read
  record DensityAt(Density density, Expr argument, Span span) implements Expr {}

  /// The expectation of the body when the variable follows the density.
  ///
  /// @param density the density
  /// @param variable the bound variable
  /// @param body a scalar, vector or matrix
  /// @param span where it was read
  record Expectation(Density density, Symbol variable, Expr body, Span span) implements Expr {}

  /// The integral of the body over all values of the variable.
  ///
  /// @param variable the bound variable
  /// @param body the integrand
  /// @param span where it was read
  record Integral(Symbol variable, Expr body, Span span) implements Expr {}

  /// The Kullback-Leibler divergence KL(q ‖ p) in nats.
  ///
  /// @param q the density averaged over
  /// @param p the density compared with
  /// @param span where it was read
  record Divergence(Density q, Density p, Span span) implements Expr {}

  /// The differential entropy -E_q[ln q] in nats.
  ///
  /// @param q the density
  /// @param span where it was read
  record Entropy(Density q, Span span) implements Expr {}

  /// The cross-entropy -E_q[ln p] in nats.
  ///
  /// @param q the density averaged over
  /// @param p the density in the logarithm
  /// @param span where it was read
  record CrossEntropy(Density q, Density p, Span span) implements Expr {}
}
