package dev.kullback.proof.expr;

import java.util.List;

/// Builds expressions that were not read from a text: the same trees, without spans.
public final class Formula {

  /// The zero: scalar, vector or matrix, as its place demands.
  public static final Expr ZERO = number(0);

  /// One.
  public static final Expr ONE = number(1);

  /// One half.
  public static final Expr HALF = number(Rational.HALF);

  /// π.
  public static final Expr PI = new Expr.Constant(Expr.Constant.Name.PI, Span.NONE);

  /// The identity matrix.
  public static final Expr IDENTITY = new Expr.Identity(Span.NONE);

  private Formula() {}

  /// An integer.
  ///
  /// @param value its value
  /// @return the literal
  public static Expr number(long value) {
    return number(Rational.of(value));
  }

  /// A fraction.
  ///
  /// @param value its value
  /// @return the literal
  public static Expr number(Rational value) {
    return new Expr.Literal(value, Span.NONE);
  }

  /// A scalar symbol.
  ///
  /// @param name its name
  /// @return the symbol
  public static Expr.Symbol scalar(String name) {
    return new Expr.Symbol(name, Shape.SCALAR, Span.NONE);
  }

  /// A vector symbol.
  ///
  /// @param name its name
  /// @return the symbol
  public static Expr.Symbol vector(String name) {
    return new Expr.Symbol(name, Shape.VECTOR, Span.NONE);
  }

  /// A matrix symbol.
  ///
  /// @param name its name
  /// @return the symbol
  public static Expr.Symbol matrix(String name) {
    return new Expr.Symbol(name, Shape.MATRIX, Span.NONE);
  }

  /// The component of a vector at an index variable.
  ///
  /// @param vector the vector
  /// @param index the letter of the index
  /// @return vector_index
  public static Expr component(Expr vector, String index) {
    return new Expr.Component(vector, new Index.Variable(index), Span.NONE);
  }

  /// A diagonal matrix.
  ///
  /// @param index the index variable of the entry
  /// @param entry the entry
  /// @return diag(entry)
  public static Expr diagonal(String index, Expr entry) {
    return new Expr.Diagonal(index, entry, Span.NONE);
  }

  /// A sum; a single term stands for itself.
  ///
  /// @param terms the terms
  /// @return their sum
  public static Expr sum(Expr... terms) {
    return sum(List.of(terms));
  }

  /// A sum; a single term stands for itself, no term for 0.
  ///
  /// @param terms the terms
  /// @return their sum
  public static Expr sum(List<Expr> terms) {
    return switch (terms.size()) {
      case 0 -> ZERO;
      case 1 -> terms.getFirst();
      default -> new Expr.Sum(terms, Span.NONE);
    };
  }

  /// A product; a single factor stands for itself.
  ///
  /// @param factors the factors
  /// @return their product
  public static Expr product(Expr... factors) {
    return product(List.of(factors));
  }

  /// A product; a single factor stands for itself, no factor for 1.
  ///
  /// @param factors the factors
  /// @return their product
  public static Expr product(List<Expr> factors) {
    return switch (factors.size()) {
      case 0 -> ONE;
      case 1 -> factors.getFirst();
      default -> new Expr.Product(factors, Span.NONE);
    };
  }

  /// The opposite.
  ///
  /// @param operand the expression
  /// @return -operand
  public static Expr negate(Expr operand) {
    return new Expr.Negation(operand, Span.NONE);
  }

  /// A difference.
  ///
  /// @param left what is subtracted from
  /// @param right what is subtracted
  /// @return left - right
  public static Expr minus(Expr left, Expr right) {
    return sum(left, negate(right));
  }

  /// A fraction.
  ///
  /// @param numerator the numerator
  /// @param denominator the denominator
  /// @return numerator / denominator
  public static Expr quotient(Expr numerator, Expr denominator) {
    return new Expr.Quotient(numerator, denominator, Span.NONE);
  }

  /// A power.
  ///
  /// @param base the base
  /// @param exponent the exponent
  /// @return base to the exponent
  public static Expr power(Expr base, Expr exponent) {
    return new Expr.Power(base, exponent, Span.NONE);
  }

  /// A square.
  ///
  /// @param base the base
  /// @return base squared
  public static Expr square(Expr base) {
    return power(base, number(2));
  }

  /// A natural logarithm.
  ///
  /// @param argument the argument
  /// @return ln argument
  public static Expr ln(Expr argument) {
    return new Expr.Logarithm(argument, Span.NONE);
  }

  /// An exponential.
  ///
  /// @param exponent the exponent
  /// @return e to the exponent
  public static Expr exp(Expr exponent) {
    return new Expr.Exponential(exponent, Span.NONE);
  }

  /// A square root.
  ///
  /// @param radicand the radicand
  /// @return its square root
  public static Expr sqrt(Expr radicand) {
    return new Expr.Root(radicand, Span.NONE);
  }

  /// A determinant.
  ///
  /// @param matrix the matrix
  /// @return |matrix|
  public static Expr det(Expr matrix) {
    return new Expr.Determinant(matrix, Span.NONE);
  }

  /// A trace.
  ///
  /// @param matrix the matrix
  /// @return tr matrix
  public static Expr trace(Expr matrix) {
    return new Expr.Trace(matrix, Span.NONE);
  }

  /// A transpose.
  ///
  /// @param operand a vector or matrix
  /// @return its transpose
  public static Expr transpose(Expr operand) {
    return new Expr.Transpose(operand, Span.NONE);
  }

  /// An inverse.
  ///
  /// @param matrix the matrix
  /// @return its inverse
  public static Expr inverse(Expr matrix) {
    return new Expr.Inverse(matrix, Span.NONE);
  }

  /// A quadratic form.
  ///
  /// @param vector the vector
  /// @param matrix the matrix in the middle
  /// @return vectorᵀ matrix vector
  public static Expr quadratic(Expr vector, Expr matrix) {
    return product(transpose(vector), matrix, vector);
  }

  /// A sum over i = 1, …, upper.
  ///
  /// @param index the letter of the index
  /// @param upper the last value
  /// @param body the term
  /// @return the sum
  public static Expr sumOver(String index, Expr upper, Expr body) {
    return new Expr.SumOver(index, upper, body, Span.NONE);
  }

  /// A product over i = 1, …, upper.
  ///
  /// @param index the letter of the index
  /// @param upper the last value
  /// @param body the factor
  /// @return the product
  public static Expr productOver(String index, Expr upper, Expr body) {
    return new Expr.ProductOver(index, upper, body, Span.NONE);
  }

  /// The value of a density.
  ///
  /// @param density the density
  /// @param argument the point
  /// @return density(argument)
  public static Expr at(Density density, Expr argument) {
    return new Expr.DensityAt(density, argument, Span.NONE);
  }

  /// An expectation.
  ///
  /// @param density the density
  /// @param variable the bound variable
  /// @param body what is averaged
  /// @return the expectation
  public static Expr expect(Density density, Expr.Symbol variable, Expr body) {
    return new Expr.Expectation(density, variable, body, Span.NONE);
  }

  /// An integral over all values of the variable.
  ///
  /// @param variable the bound variable
  /// @param body the integrand
  /// @return ∫ body d variable
  public static Expr integral(Expr.Symbol variable, Expr body) {
    return new Expr.Integral(variable, body, Span.NONE);
  }

  /// A divergence.
  ///
  /// @param q the density averaged over
  /// @param p the density compared with
  /// @return KL(q ‖ p)
  public static Expr kl(Density q, Density p) {
    return new Expr.Divergence(q, p, Span.NONE);
  }
}
