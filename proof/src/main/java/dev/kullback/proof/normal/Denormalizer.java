package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a normal form as an expression people can read.
final class Denormalizer {

  /// Stands for ln 2π while a polynomial is written.
  private static final Atom LOG_TWO_PI = new Atom.Variable("ln 2π", false);

  private static final String INDEX = "i";

  private final Declarations declarations;
  private final MatrixWriter matrices;

  Denormalizer(Declarations declarations) {
    this.declarations = declarations;
    this.matrices = new MatrixWriter(this);
  }

  Expr of(Value value) {
    return switch (value) {
      case Value.Scalar(Poly p) -> poly(p);
      case Value.Column(MatrixPoly m) -> matrices.column(m);
      case Value.Row(MatrixPoly m) -> Formula.transpose(matrices.column(m));
      case Value.Square(MatrixPoly m) -> matrices.matrix(m);
    };
  }

  Expr poly(Poly poly) {
    Poly folded = foldLogTwoPi(poly);
    List<Expr> terms =
        folded.terms().entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<Monomial, Rational>>comparingInt(e -> rank(e.getKey()))
                    .thenComparing(e -> e.getKey().toString()))
            .map(e -> term(e.getValue(), e.getKey()))
            .toList();
    return Formula.sum(terms);
  }

  /// Numbers last; what depends on the dimension alone before them.
  private static int rank(Monomial monomial) {
    return monomial.isOne() ? 2 : monomial.asAtom() instanceof Atom.Variable ? 1 : 0;
  }

  private static Poly foldLogTwoPi(Poly poly) {
    Poly two = Powers.lnRational(Rational.TWO);
    Atom pi = new Atom.Log(Poly.atom(new Atom.Pi()));
    Poly folded =
        Poly.sum(
            poly.terms().entrySet().stream()
                .map(
                    e ->
                        e.getKey().power(pi).isOne()
                            ? Poly.atom(LOG_TWO_PI)
                                .minus(two)
                                .times(e.getKey().without(pi))
                                .scale(e.getValue())
                            : Poly.term(e.getValue(), e.getKey()))
                .toList());
    return folded.terms().size() <= poly.terms().size() ? folded : poly;
  }

  Expr term(Rational coefficient, Monomial monomial) {
    Expr positive = positiveTerm(coefficient.abs(), monomial);
    return coefficient.signum() < 0 ? Formula.negate(positive) : positive;
  }

  private Expr positiveTerm(Rational coefficient, Monomial monomial) {
    List<Expr> factors = new ArrayList<>();
    if (!coefficient.isOne()) {
      factors.add(Formula.number(coefficient));
    }
    monomial.powers().entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Atom, Rational>>comparingInt(e -> place(e.getKey()))
                .thenComparing(e -> e.getKey().toString()))
        .forEach(e -> factors.add(power(atom(e.getKey()), e.getValue())));
    exponential(monomial.exponentOrZero(), factors);
    return Formula.product(factors);
  }

  /// Constants, then symbols, then what is built from them.
  private static int place(Atom atom) {
    return switch (atom) {
      case Atom.Prime _, Atom.Pi _ -> 0;
      case Atom.Variable v -> v.equals(LOG_TWO_PI) ? 3 : 1;
      case Atom.Component _ -> 2;
      default -> 4;
    };
  }

  private static Expr power(Expr base, Rational exponent) {
    if (exponent.isOne()) {
      return base;
    }
    if (exponent.equals(Rational.HALF)) {
      return Formula.sqrt(base);
    }
    return Formula.power(base, Formula.number(exponent));
  }

  /// exp of log-determinants are determinants, exp of sums of logarithms are products.
  private void exponential(Poly exponent, List<Expr> factors) {
    Poly rest = exponent.minus(powerOfTwoPi(exponent, factors));
    Poly loose = Poly.ZERO;
    for (Map.Entry<Monomial, Rational> e : rest.ordered()) {
      Expr factor = exponentialOf(e.getKey(), e.getValue());
      if (factor == null) {
        loose = loose.plus(Poly.term(e.getValue(), e.getKey()));
      } else {
        factors.add(factor);
      }
    }
    if (!loose.isZero()) {
      factors.add(Formula.exp(poly(loose)));
    }
  }

  private @Nullable Expr exponentialOf(Monomial monomial, Rational power) {
    return switch (monomial.asAtom()) {
      case Atom.LogDeterminant(MatrixPoly m) -> power(Formula.det(matrices.matrix(m)), power);
      case Atom.PowerSum(Monomial body) when body.asAtom() instanceof Atom.Log(Poly argument) ->
          Formula.productOver(INDEX, declarations.dimensionSymbol(), power(poly(argument), power));
      case Atom.LogDensity(Density density) -> power(densityValue(density), power);
      case null, default -> null;
    };
  }

  /// Writes (2π)^(c n), if that is a factor, and returns its exponent c n ln 2π.
  private Poly powerOfTwoPi(Poly exponent, List<Expr> factors) {
    Monomial logPi = nTimes(new Atom.Log(Poly.atom(new Atom.Pi())));
    Monomial logTwo = nTimes(new Atom.Log(Poly.atom(new Atom.Prime(BigInteger.TWO))));
    Rational power = exponent.terms().getOrDefault(logPi, Rational.ZERO);
    if (power.isZero() || !power.equals(exponent.terms().get(logTwo))) {
      return Poly.ZERO;
    }
    Expr base = Formula.product(Formula.number(2), Formula.PI);
    factors.add(Formula.power(base, scaled(power, declarations.dimensionSymbol())));
    return Poly.term(power, logPi).plus(Poly.term(power, logTwo));
  }

  private static Monomial nTimes(Atom atom) {
    return Indices.N.times(Poly.atom(atom)).terms().keySet().iterator().next();
  }

  private static Expr scaled(Rational factor, Expr expr) {
    return factor.isOne() ? expr : Formula.product(Formula.number(factor), expr);
  }

  Expr atom(Atom atom) {
    return switch (atom) {
      case Atom.Variable v when v.equals(LOG_TWO_PI) ->
          Formula.ln(Formula.product(Formula.number(2), Formula.PI));
      case Atom.Variable(String name, _) when name.equals("n") -> declarations.dimensionSymbol();
      case Atom.Variable(String name, _) -> Formula.scalar(name);
      case Atom.Prime(BigInteger p) -> Formula.number(new Rational(p, BigInteger.ONE));
      case Atom.Pi _ -> Formula.PI;
      case Atom.Component c ->
          new Expr.Component(Formula.vector(c.vector()), index(c.index()), Span.NONE);
      case Atom.PowerSum(Monomial body) -> powerSum(body);
      case Atom.Bilinear(Word word) -> matrices.bilinear(word);
      case Atom.TraceOf(Word word) -> Formula.trace(matrices.word(word));
      case Atom.LogDeterminant(MatrixPoly m) -> Formula.ln(Formula.det(matrices.matrix(m)));
      case Atom.AnyDeterminant(MatrixPoly m) -> Formula.det(matrices.matrix(m));
      case Atom.DiagonalEntry(Word w, String i) -> entry(w, i, i);
      case Atom.OffDiagonalEntry(Word w, String i, String j) -> entry(w, i, j);
      case Atom.VectorEntry(Word w, String i) ->
          new Expr.Component(matrices.column(MatrixPoly.of(w)), index(i), Span.NONE);
      case Atom.Log(Poly argument) -> Formula.ln(poly(argument));
      case Atom.Compound(Poly base) -> poly(base);
      case Atom.LogDensity(var density) -> Formula.ln(densityValue(density));
      case Atom.Mean(var density, String variable, Monomial body) ->
          Formula.expect(density, Formula.vector(variable), term(Rational.ONE, body));
    };
  }

  private static Expr densityValue(Density density) {
    String variable = density.of().isEmpty() ? "z" : density.of().getFirst();
    return Formula.at(density, Formula.vector(variable));
  }

  private Expr entry(Word word, String row, String column) {
    return new Expr.Entry(matrices.word(word), index(row), index(column), Span.NONE);
  }

  private static Index index(String name) {
    if (name.equals(Atom.BOUND)) {
      return new Index.Variable(INDEX);
    }
    return Character.isDigit(name.charAt(0))
        ? new Index.Fixed(Integer.parseInt(name))
        : new Index.Variable(name);
  }

  private Expr powerSum(Monomial body) {
    if (body.exponent() == null && body.powers().size() == 1) {
      Map.Entry<Atom, Rational> only = body.powers().entrySet().iterator().next();
      if (only.getKey() instanceof Atom.Component c
          && !c.positive()
          && only.getValue().equals(Rational.TWO)) {
        Expr vector = Formula.vector(c.vector());
        return Formula.product(Formula.transpose(vector), vector);
      }
    }
    return Formula.sumOver(INDEX, declarations.dimensionSymbol(), term(Rational.ONE, body));
  }
}
