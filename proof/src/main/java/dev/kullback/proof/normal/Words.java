package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Products, traces, bilinear forms and entries of matrix words, each in its canonical form.
final class Words {

  private Words() {}

  static MatrixPoly product(Word a, Word b) {
    if (a.isIdentity()) {
      return MatrixPoly.of(b);
    }
    if (b.isIdentity()) {
      return MatrixPoly.of(a);
    }
    int last = a.letters().size() - 1;
    MatrixPoly merged = merge(a.letters().get(last), b.letters().getFirst());
    if (merged == null) {
      return joined(a, b);
    }
    Word before = a.sub(0, last);
    Word after = b.sub(1, b.letters().size());
    MatrixPoly result = MatrixPoly.ZERO;
    for (Map.Entry<Word, Poly> middle : merged.terms().entrySet()) {
      MatrixPoly part =
          middle.getKey().isIdentity()
              ? product(before, after)
              : joined(concat(before, middle.getKey()), after);
      result = result.plus(part.scale(middle.getValue()));
    }
    return result;
  }

  /// The product of two neighbouring letters, null if they stay apart.
  private static @Nullable MatrixPoly merge(Letter left, Letter right) {
    if (left instanceof Letter.Diagonal(Monomial x)
        && right instanceof Letter.Diagonal(Monomial y)) {
      return MatrixPoly.diagonal(Powers.product(x, y));
    }
    if (left instanceof Letter.Named x
        && right instanceof Letter.Named y
        && x.name().equals(y.name())
        && x.transposed() == y.transposed()) {
      return MatrixPoly.of(named(x, x.power().plus(y.power())));
    }
    return null;
  }

  private static Word named(Letter.Named letter, Rational power) {
    return power.isZero()
        ? Word.IDENTITY
        : Word.of(new Letter.Named(letter.name(), power, letter.transposed(), letter.covariance()));
  }

  private static Word concat(Word a, Word b) {
    List<Letter> letters = new ArrayList<>(a.letters());
    letters.addAll(b.letters());
    return new Word(letters);
  }

  /// Puts words side by side; between two matrices of ones stands a number.
  private static MatrixPoly joined(Word a, Word b) {
    int left = a.ones();
    int right = b.ones();
    if (left < 0 || right < 0) {
      return MatrixPoly.of(concat(a, b));
    }
    Poly between = bilinear(product(a.sub(left + 1, a.letters().size()), b.sub(0, right)));
    Word outer = concat(a.sub(0, left + 1), b.sub(right + 1, b.letters().size()));
    return MatrixPoly.of(outer).scale(between);
  }

  private static Poly linear(MatrixPoly matrix, Function<Word, Poly> function) {
    Poly sum = Poly.ZERO;
    for (Map.Entry<Word, Poly> e : matrix.terms().entrySet()) {
      sum = sum.plus(function.apply(e.getKey()).times(e.getValue()));
    }
    return sum;
  }

  /// 1ᵀ matrix 1.
  static Poly bilinear(MatrixPoly matrix) {
    return linear(matrix, Words::bilinear);
  }

  private static Poly bilinear(Word word) {
    if (word.isDiagonal()) {
      return Indices.powerSum(word.diagonalEntry());
    }
    int ones = word.ones();
    if (ones >= 0) {
      return bilinear(word.sub(0, ones)).times(bilinear(word.sub(ones + 1, word.letters().size())));
    }
    return Poly.atom(new Atom.Bilinear(smaller(word, word.transpose())));
  }

  /// The canonical form of matrix · 1: what follows a matrix of ones is a number.
  static MatrixPoly column(MatrixPoly matrix) {
    MatrixPoly sum = MatrixPoly.ZERO;
    for (Map.Entry<Word, Poly> e : matrix.terms().entrySet()) {
      Word word = e.getKey();
      int ones = word.ones();
      Poly factor = ones < 0 ? Poly.ONE : bilinear(word.sub(ones + 1, word.letters().size()));
      Word rest = ones < 0 ? word : word.sub(0, ones);
      sum = sum.plus(MatrixPoly.of(rest).scale(factor.times(e.getValue())));
    }
    return sum;
  }

  /// The trace of a matrix.
  static Poly trace(MatrixPoly matrix) {
    return linear(matrix, Words::trace);
  }

  private static Poly trace(Word word) {
    if (word.isDiagonal()) {
      return Indices.powerSum(word.diagonalEntry());
    }
    int ones = word.ones();
    if (ones >= 0) {
      return bilinear(product(word.sub(ones + 1, word.letters().size()), word.sub(0, ones)));
    }
    int size = word.letters().size();
    if (size > 1 && merge(word.letters().getLast(), word.letters().getFirst()) != null) {
      return trace(product(word.sub(1, size), word.sub(0, 1)));
    }
    return Poly.atom(new Atom.TraceOf(canonicalRotation(word)));
  }

  private static Word canonicalRotation(Word word) {
    Word best = word;
    Word reversed = word.transpose();
    int size = word.letters().size();
    for (int k = 0; k < size; k++) {
      best = smaller(best, concat(word.sub(k, size), word.sub(0, k)));
      best = smaller(best, concat(reversed.sub(k, size), reversed.sub(0, k)));
    }
    return best;
  }

  private static Word smaller(Word a, Word b) {
    return a.toString().compareTo(b.toString()) <= 0 ? a : b;
  }

  /// The component of matrix · 1.
  static Poly vectorEntry(MatrixPoly matrix, String index) {
    return linear(matrix, w -> vectorEntry(w, index));
  }

  private static Poly vectorEntry(Word word, String index) {
    if (word.isDiagonal()) {
      return Indices.rename(word.diagonalEntry().toPoly(), Atom.BOUND, index);
    }
    int ones = word.ones();
    int size = word.letters().size();
    if (ones >= 0) {
      return vectorEntry(word.sub(0, ones), index).times(bilinear(word.sub(ones + 1, size)));
    }
    if (word.letters().getFirst() instanceof Letter.Diagonal(Monomial d)) {
      Poly factor = Indices.rename(d.toPoly(), Atom.BOUND, index);
      return factor.times(vectorEntry(word.sub(1, size), index));
    }
    return Poly.atom(new Atom.VectorEntry(word, index));
  }

  /// The entry of a matrix.
  static Poly entry(MatrixPoly matrix, String row, String column) {
    return linear(matrix, w -> entry(w, row, column));
  }

  static Poly entry(Word word, String row, String column) {
    int ones = word.ones();
    int size = word.letters().size();
    if (ones >= 0) {
      return vectorEntry(word.sub(0, ones), row)
          .times(vectorEntry(word.sub(ones + 1, size).transpose(), column));
    }
    if (word.isDiagonal()) {
      return diagonalEntry(word, row, column);
    }
    if (word.letters().getFirst() instanceof Letter.Diagonal(Monomial d)) {
      return Indices.rename(d.toPoly(), Atom.BOUND, row)
          .times(entry(word.sub(1, size), row, column));
    }
    if (word.letters().getLast() instanceof Letter.Diagonal(Monomial d)) {
      return Indices.rename(d.toPoly(), Atom.BOUND, column)
          .times(entry(word.sub(0, size - 1), row, column));
    }
    Word turned = word.transpose();
    if (row.equals(column)) {
      return Poly.atom(new Atom.DiagonalEntry(smaller(word, turned), row));
    }
    return row.compareTo(column) < 0
        ? Poly.atom(new Atom.OffDiagonalEntry(word, row, column))
        : Poly.atom(new Atom.OffDiagonalEntry(turned, column, row));
  }

  private static Poly diagonalEntry(Word word, String row, String column) {
    if (row.equals(column)) {
      return Indices.rename(word.diagonalEntry().toPoly(), Atom.BOUND, row);
    }
    if (isNumber(row) && isNumber(column)) {
      return Poly.ZERO;
    }
    throw new OutsideFragmentException(
        "entry "
            + row
            + ", "
            + column
            + " of a diagonal matrix depends on whether the two are equal");
  }

  private static boolean isNumber(String index) {
    return Character.isDigit(index.charAt(0));
  }
}
