package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes matrix words as expressions.
final class MatrixWriter {

  private static final Expr ONES = Formula.vector("1");

  private final Denormalizer scalars;

  MatrixWriter(Denormalizer scalars) {
    this.scalars = scalars;
  }

  Expr matrix(MatrixPoly matrix) {
    return sum(matrix, this::word);
  }

  /// The vector matrix · 1.
  Expr column(MatrixPoly matrix) {
    return sum(matrix, this::columnOf);
  }

  private Expr sum(MatrixPoly matrix, Function<Word, Expr> writer) {
    List<Expr> terms = new ArrayList<>();
    matrix.terms().entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getKey().toString()))
        .forEach(e -> terms.add(scaled(e, writer)));
    return Formula.sum(terms);
  }

  private Expr scaled(Map.Entry<Word, Poly> term, Function<Word, Expr> writer) {
    Expr word = writer.apply(term.getKey());
    Poly factor = term.getValue();
    if (factor.isOne()) {
      return word;
    }
    if (factor.negate().isOne()) {
      return Formula.negate(word);
    }
    return Formula.product(scalars.poly(factor), word);
  }

  Expr word(Word word) {
    List<Expr> factors = new ArrayList<>();
    int ones = word.ones();
    if (ones >= 0) {
      factors.add(columnOf(word.sub(0, ones)));
      factors.add(
          Formula.transpose(columnOf(word.sub(ones + 1, word.letters().size()).transpose())));
      return Formula.product(factors);
    }
    word.letters().forEach(l -> factors.add(letter(l)));
    return factors.isEmpty() ? Formula.IDENTITY : Formula.product(factors);
  }

  private Expr columnOf(Word word) {
    List<Expr> factors = new ArrayList<>();
    List<Letter> letters = word.letters();
    Expr vector = letters.isEmpty() ? null : vectorOf(letters.getLast());
    int rest = vector == null ? letters.size() : letters.size() - 1;
    letters.subList(0, rest).forEach(l -> factors.add(letter(l)));
    factors.add(vector == null ? ONES : vector);
    return Formula.product(factors);
  }

  /// 1ᵀ word 1 with the outer diagonals written as vectors.
  Expr bilinear(Word word) {
    List<Letter> letters = word.letters();
    Expr left = vectorOf(letters.getFirst());
    List<Expr> factors = new ArrayList<>();
    factors.add(Formula.transpose(left == null ? ONES : left));
    Word rest = left == null ? word : word.sub(1, letters.size());
    Expr column = columnOf(rest);
    if (column instanceof Expr.Product p) {
      factors.addAll(p.factors());
    } else {
      factors.add(column);
    }
    return Formula.product(factors);
  }

  private static @Nullable Expr vectorOf(Letter letter) {
    return letter instanceof Letter.Diagonal(Monomial m) && m.asAtom() instanceof Atom.Component c
        ? Formula.vector(c.vector())
        : null;
  }

  private Expr letter(Letter letter) {
    return switch (letter) {
      case Letter.Named n -> named(n);
      case Letter.InverseOf i -> Formula.inverse(matrix(i.sum()));
      case Letter.Diagonal d -> Formula.diagonal("i", scalars.term(Rational.ONE, d.entry()));
      case Letter.Ones _ -> Formula.product(ONES, Formula.transpose(ONES));
    };
  }

  private static Expr named(Letter.Named n) {
    Expr symbol = Formula.matrix(n.name());
    Expr turned = n.transposed() ? Formula.transpose(symbol) : symbol;
    if (n.power().isOne()) {
      return turned;
    }
    return n.power().equals(Rational.of(-1))
        ? Formula.inverse(turned)
        : Formula.power(turned, Formula.number(n.power()));
  }
}
