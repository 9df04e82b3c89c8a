package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns Σ_i over entries of matrix words into traces and bilinear forms where that is possible.
final class Entries {

  private Entries() {}

  /// Σ_i body, for a body in the bound index.
  static Poly contract(Monomial body) {
    List<Word> vectors = new ArrayList<>();
    List<Word> diagonals = new ArrayList<>();
    List<Atom.OffDiagonalEntry> rows = new ArrayList<>();
    Monomial rest = body;
    for (Map.Entry<Atom, Rational> e : body.powers().entrySet()) {
      int copies = small(e.getValue());
      boolean taken =
          copies > 0
              && switch (e.getKey()) {
                case Atom.VectorEntry v -> addCopies(vectors, v.word(), copies);
                case Atom.DiagonalEntry d -> addCopies(diagonals, d.word(), copies);
                case Atom.OffDiagonalEntry o -> addCopies(rows, o, copies);
                default -> false;
              };
      rest = taken ? rest.without(e.getKey()) : rest;
    }
    return contract(body, rest, vectors, diagonals, rows);
  }

  private static Poly contract(
      Monomial body,
      Monomial rest,
      List<Word> vectors,
      List<Word> diagonals,
      List<Atom.OffDiagonalEntry> rows) {
    MatrixPoly middle = MatrixPoly.diagonal(rest.toPoly());
    int count = vectors.size() + 2 * diagonals.size() + rows.size();
    if (count == 0 || count > 2 || mentionsEntries(rest)) {
      return Poly.atom(new Atom.PowerSum(body));
    }
    if (diagonals.size() == 1) {
      return Words.trace(middle.times(MatrixPoly.of(diagonals.getFirst())));
    }
    MatrixPoly chain = middle;
    if (!vectors.isEmpty()) {
      chain = chain.times(MatrixPoly.of(vectors.getFirst()));
    }
    if (vectors.size() == 2) {
      chain = MatrixPoly.of(vectors.getLast()).transpose().times(chain);
    }
    return switch (rows.size()) {
      case 0 -> Words.bilinear(chain);
      case 1 -> rowSum(rows.getFirst(), chain);
      default -> rowPair(rows, chain);
    };
  }

  private static boolean mentionsEntries(Monomial rest) {
    return rest.powers().keySet().stream()
        .anyMatch(
            a ->
                a instanceof Atom.VectorEntry
                    || a instanceof Atom.DiagonalEntry
                    || a instanceof Atom.OffDiagonalEntry);
  }

  private static Poly rowSum(Atom.OffDiagonalEntry entry, MatrixPoly chain) {
    return Words.vectorEntry(facing(entry).times(chain), free(entry));
  }

  private static Poly rowPair(List<Atom.OffDiagonalEntry> rows, MatrixPoly chain) {
    MatrixPoly word = facing(rows.get(0)).times(chain).times(facing(rows.get(1)).transpose());
    return Words.entry(word, free(rows.get(0)), free(rows.get(1)));
  }

  /// The word of the entry, turned so that the bound index is its column.
  private static MatrixPoly facing(Atom.OffDiagonalEntry entry) {
    MatrixPoly word = MatrixPoly.of(entry.word());
    return entry.column().equals(Atom.BOUND) ? word : word.transpose();
  }

  private static String free(Atom.OffDiagonalEntry entry) {
    return entry.column().equals(Atom.BOUND) ? entry.row() : entry.column();
  }

  private static int small(Rational power) {
    return power.isInteger() && power.signum() > 0 && power.compareTo(Rational.TWO) <= 0
        ? power.intValueExact()
        : 0;
  }

  private static <T> boolean addCopies(List<T> list, T item, int copies) {
    for (int k = 0; k < copies; k++) {
      list.add(item);
    }
    return true;
  }
}
