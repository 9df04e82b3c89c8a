package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A sum of words with polynomial coefficients: the normal form of a matrix, or of a column vector
/// (then it stands for itself times the vector of ones, and the vector μ is diag(μ)).
final class MatrixPoly {

  static final MatrixPoly ZERO = new MatrixPoly(Map.of());
  static final MatrixPoly IDENTITY = of(Word.IDENTITY);
  static final MatrixPoly ONES = of(Word.of(new Letter.Ones()));

  private final Map<Word, Poly> terms;

  private MatrixPoly(Map<Word, Poly> terms) {
    this.terms = terms;
  }

  static MatrixPoly of(Word word) {
    return new MatrixPoly(Map.of(word, Poly.ONE));
  }

  /// The diagonal matrix of an entry in the bound index.
  static MatrixPoly diagonal(Poly entry) {
    MatrixPoly sum = ZERO;
    for (Map.Entry<Monomial, Rational> term : entry.terms().entrySet()) {
      Indices.Split split = Indices.split(term.getKey(), Atom.BOUND);
      sum =
          sum.plus(
              of(Word.diagonal(split.inside())).scale(Poly.term(term.getValue(), split.outside())));
    }
    return sum;
  }

  Map<Word, Poly> terms() {
    return terms;
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  /// Whether every word is diagonal.
  boolean isDiagonal() {
    return terms.keySet().stream().allMatch(Word::isDiagonal);
  }

  /// The entry, in the bound index, of a diagonal matrix.
  Poly diagonalEntry() {
    Poly entry = Poly.ZERO;
    for (Map.Entry<Word, Poly> e : terms.entrySet()) {
      entry = entry.plus(e.getValue().times(e.getKey().diagonalEntry()));
    }
    return entry;
  }

  MatrixPoly plus(MatrixPoly other) {
    Map<Word, Poly> sum = new HashMap<>(terms);
    other.terms.forEach((w, c) -> sum.merge(w, c, Poly::plus));
    sum.values().removeIf(Poly::isZero);
    return new MatrixPoly(sum);
  }

  MatrixPoly minus(MatrixPoly other) {
    return plus(other.scale(Poly.constant(-1)));
  }

  MatrixPoly scale(Poly factor) {
    Map<Word, Poly> scaled = new HashMap<>();
    terms.forEach((w, c) -> scaled.put(w, c.times(factor)));
    scaled.values().removeIf(Poly::isZero);
    return new MatrixPoly(scaled);
  }

  MatrixPoly times(MatrixPoly other) {
    MatrixPoly product = ZERO;
    for (Map.Entry<Word, Poly> a : terms.entrySet()) {
      for (Map.Entry<Word, Poly> b : other.terms.entrySet()) {
        product =
            product.plus(
                Words.product(a.getKey(), b.getKey()).scale(a.getValue().times(b.getValue())));
      }
    }
    return product;
  }

  MatrixPoly transpose() {
    Map<Word, Poly> transposed = new HashMap<>();
    terms.forEach((w, c) -> transposed.merge(w.transpose(), c, Poly::plus));
    return new MatrixPoly(transposed);
  }

  boolean mentionsSymbol(String name) {
    return terms.entrySet().stream()
        .anyMatch(e -> e.getKey().mentionsSymbol(name) || e.getValue().mentionsSymbol(name));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof MatrixPoly m && terms.equals(m.terms));
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  @Override
  public String toString() {
    Map<String, Poly> sorted = new TreeMap<>();
    terms.forEach((w, c) -> sorted.put(w.toString(), c));
    return sorted.toString();
  }
}
