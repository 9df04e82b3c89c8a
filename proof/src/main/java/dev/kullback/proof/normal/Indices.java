package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.Map;

/// Sums over an index, and the renaming of indices.
final class Indices {

  /// The dimension, as a polynomial.
  static final Poly N = Poly.atom(new Atom.Variable("n", true));

  private static final Rational LARGEST_UPPER = Rational.of(64);

  private Indices() {}

  /// A monomial, split into the factors that depend on the index and the others.
  record Split(Monomial inside, Monomial outside) {}

  static Split split(Monomial monomial, String index) {
    boolean exponential = monomial.exponentOrZero().mentionsIndex(index);
    return new Split(
        monomial.keep(a -> a.mentionsIndex(index), exponential),
        monomial.keep(a -> !a.mentionsIndex(index), !exponential));
  }

  static Poly rename(Poly poly, String from, String to) {
    return poly.mentionsIndex(from) ? poly.map(a -> renamed(a, from, to)) : poly;
  }

  private static Poly renamed(Atom atom, String from, String to) {
    return switch (atom) {
      case Atom.Component c when c.index().equals(from) ->
          Poly.atom(new Atom.Component(c.vector(), to, c.positive()));
      case Atom.DiagonalEntry d when d.index().equals(from) ->
          Poly.atom(new Atom.DiagonalEntry(d.word(), to));
      case Atom.VectorEntry v when v.index().equals(from) ->
          Poly.atom(new Atom.VectorEntry(v.word(), to));
      case Atom.OffDiagonalEntry o ->
          Words.entry(o.word(), swap(o.row(), from, to), swap(o.column(), from, to));
      case Atom.Log l -> Powers.ln(rename(l.argument(), from, to));
      case Atom.Compound c -> rename(c.base(), from, to);
      case Atom.PowerSum s when s.body().mentionsIndex(from) ->
          throw new OutsideFragmentException("a sum inside a sum that shares its index");
      default -> Poly.atom(atom);
    };
  }

  private static String swap(String index, String from, String to) {
    return index.equals(from) ? to : index;
  }

  /// Σ over the index from 1 to n or to a number.
  static Poly sumOver(Poly body, String index, Poly upper) {
    if (upper.equals(N)) {
      return sumOver(body, index);
    }
    Poly sum = Poly.ZERO;
    for (int k = 1; k <= number(upper); k++) {
      sum = sum.plus(rename(body, index, Integer.toString(k)));
    }
    return sum;
  }

  /// ∏ over the index from 1 to n or to a number.
  static Poly productOver(Poly body, String index, Poly upper) {
    if (upper.equals(N)) {
      return Matrices.productOver(rename(body, index, Atom.BOUND));
    }
    Poly product = Poly.ONE;
    for (int k = 1; k <= number(upper); k++) {
      product = product.times(rename(body, index, Integer.toString(k)));
    }
    return product;
  }

  private static int number(Poly upper) {
    Rational value = upper.asRational();
    if (value == null || !value.isInteger() || value.compareTo(LARGEST_UPPER) > 0) {
      throw new OutsideFragmentException("a sum whose last index is not the dimension");
    }
    return value.intValueExact();
  }

  /// Σ over the index from 1 to n.
  static Poly sumOver(Poly body, String index) {
    Poly sum = Poly.ZERO;
    for (Map.Entry<Monomial, Rational> term : body.terms().entrySet()) {
      Split split = split(term.getKey(), index);
      Poly inside = rename(split.inside().toPoly(), index, Atom.BOUND);
      Poly part = Poly.ZERO;
      for (Map.Entry<Monomial, Rational> m : inside.terms().entrySet()) {
        Split again = split(m.getKey(), Atom.BOUND);
        part = part.plus(powerSum(again.inside()).times(again.outside()).scale(m.getValue()));
      }
      sum = sum.plus(part.times(split.outside()).scale(term.getValue()));
    }
    return sum;
  }

  /// Σ_i of a monomial in the bound index; entries of words become traces and bilinear forms.
  static Poly powerSum(Monomial body) {
    if (body.isOne()) {
      return N;
    }
    return Entries.contract(body);
  }

  /// Replaces sums by their k terms: the value for dimension k.
  static Poly atDimension(Poly poly, int k) {
    return poly.map(a -> atDimension(a, k));
  }

  private static Poly atDimension(Atom atom, int k) {
    return switch (atom) {
      case Atom.Variable(String name, _) when name.equals("n") -> Poly.constant(k);
      case Atom.PowerSum(Monomial body) -> terms(body, k);
      case Atom.Log(Poly argument) -> Powers.ln(atDimension(argument, k));
      case Atom.Compound(Poly base) -> atDimension(base, k);
      case Atom.Bilinear(Word word) when k == 1 -> Scalars.bilinear(word);
      case Atom.TraceOf(Word word) when k == 1 -> Scalars.word(word);
      case Atom.LogDeterminant(MatrixPoly m) when k == 1 -> Powers.ln(Scalars.matrix(m));
      case Atom.AnyDeterminant(MatrixPoly m) when k == 1 -> Scalars.matrix(m);
      case Atom.DiagonalEntry(Word word, _) when k == 1 -> Scalars.word(word);
      case Atom.VectorEntry(Word word, _) when k == 1 -> Scalars.word(word);
      case Atom.Variable _, Atom.Prime _, Atom.Pi _, Atom.Component _, Atom.LogDensity _ ->
          Poly.atom(atom);
      default -> throw new OutsideFragmentException("matrices are not expanded at n = " + k);
    };
  }

  private static Poly terms(Monomial body, int k) {
    Poly sum = Poly.ZERO;
    Poly generic = body.toPoly();
    for (int i = 1; i <= k; i++) {
      sum = sum.plus(atDimension(rename(generic, Atom.BOUND, Integer.toString(i)), k));
    }
    return sum;
  }
}
