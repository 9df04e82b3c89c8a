package dev.kullback.app.kl;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.gaussian.GaussianDocument;
import dev.kullback.app.gaussian.GaussianFile;
import dev.kullback.app.kl.literal.LiteralException;
import dev.kullback.app.kl.literal.Pair;
import dev.kullback.data.DataException;
import dev.kullback.estimate.DivergenceEstimate;
import dev.kullback.estimate.FittedGaussian;
import java.util.List;
import java.util.Optional;

/// The two Gaussians of a divergence, each written out or in a file.
///
/// @param pair both
/// @param q what the file of the first says, if it is one
/// @param p what the file of the second says, if it is one
record Operands(Pair pair, Optional<GaussianDocument> q, Optional<GaussianDocument> p) {
  /// Reads both.
  static Operands of(String q, String p) {
    Optional<GaussianDocument> first = file(q);
    Optional<GaussianDocument> second = file(p);
    requireSameColumns(q, first, p, second);
    return new Operands(pair(q, first, p, second), first, second);
  }

  private static Optional<GaussianDocument> file(String operand) {
    return GaussianFile.isMeantBy(operand)
        ? Optional.of(GaussianFile.read(operand))
        : Optional.empty();
  }

  private static Pair pair(
      String q, Optional<GaussianDocument> first, String p, Optional<GaussianDocument> second) {
    try {
      if (first.isPresent()) {
        return second.isPresent()
            ? bothFiles(q, first.get(), p, second.get())
            : Pair.of(first.get().gaussian(), p);
      }
      return second.isPresent() ? Pair.of(q, second.get().gaussian()) : Pair.parse(q, p);
    } catch (LiteralException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private static Pair bothFiles(
      String q, GaussianDocument first, String p, GaussianDocument second) {
    int n = first.gaussian().dimension();
    if (second.gaussian().dimension() != n) {
      throw new DataException(
          p, "needs dimension %d like %s, got %d".formatted(n, q, second.gaussian().dimension()));
    }
    return new Pair(first.gaussian(), second.gaussian());
  }

  /// Columns in another order would give a number that means nothing.
  private static void requireSameColumns(
      String q, Optional<GaussianDocument> first, String p, Optional<GaussianDocument> second) {
    List<String> ofQ = first.flatMap(GaussianDocument::columns).orElse(List.of());
    List<String> ofP = second.flatMap(GaussianDocument::columns).orElse(List.of());
    for (int i = 0; i < Math.min(ofQ.size(), ofP.size()); i++) {
      if (!ofQ.get(i).equals(ofP.get(i))) {
        throw new DataException(
            p,
            "needs the columns of %s in the same order, got '%s' for '%s' at index %d; fit both with --columns"
                .formatted(q, ofP.get(i), ofQ.get(i), i));
      }
    }
  }

  /// What the two samples tell about the divergence between what they were drawn from.
  DivergenceEstimate estimate() {
    try {
      return DivergenceEstimate.of(fitted("Q", q), fitted("P", p));
    } catch (IllegalArgumentException e) {
      throw Failure.unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static FittedGaussian fitted(String label, Optional<GaussianDocument> document) {
    return document
        .flatMap(GaussianDocument::fitted)
        .orElseThrow(
            () ->
                Failure.usage(
                    "--unbiased needs two files that kullback fit wrote, got %s without a sample"
                        .formatted(label)));
  }
}
