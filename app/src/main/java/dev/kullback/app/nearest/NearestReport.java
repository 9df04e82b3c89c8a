package dev.kullback.app.nearest;

import java.util.List;
import java.util.Locale;

/// What the search found, as text and as JSON.
final class NearestReport {
  private final long queries;
  private final long candidates;
  private final int k;
  private final Neighbours neighbours;

  NearestReport(long queries, long candidates, int k, Neighbours neighbours) {
    this.queries = queries;
    this.candidates = candidates;
    this.k = k;
    this.neighbours = neighbours;
  }

  /// The document; the names of its fields are part of the interface.
  ///
  /// @param queries how many rows q there are
  /// @param candidates how many rows p there are
  /// @param k how many neighbours each q has
  /// @param nearest of the divergences to the nearest row
  /// @param neighbours of each row, or of the first ones where all went to a file
  record Document(
      long queries, long candidates, int k, Summary nearest, List<Neighbours.Row> neighbours) {}

  /// Over all rows, in nats.
  ///
  /// @param mean the mean
  /// @param minimum the smallest
  /// @param maximum the largest
  record Summary(double mean, double minimum, double maximum) {}

  Document json() {
    return new Document(
        queries,
        candidates,
        k,
        new Summary(neighbours.mean(), neighbours.minimum(), neighbours.maximum()),
        neighbours.rows());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d rows, the %d nearest of %,d by KL(q||p), in nats%n"
                + "to the nearest: mean %s, least %s, largest %s%n",
            queries,
            k,
            candidates,
            number(neighbours.mean()),
            number(neighbours.minimum()),
            number(neighbours.maximum())));
    neighbours.rows().forEach(row -> text.append(table(row)));
    long hidden = queries - neighbours.rows().size();
    if (hidden > 0) {
      text.append(
          String.format(
              Locale.ROOT, "%nand %,d more rows (-o writes all, --show N shows more)", hidden));
    }
    return text.toString().stripTrailing();
  }

  private String table(Neighbours.Row row) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(Locale.ROOT, "%n%-12s%12s%14s%n", "row " + row.query(), "candidate", "nats"));
    for (int rank = 0; rank < k; rank++) {
      long candidate = row.candidates().get(rank);
      String nats = number(row.nats().get(rank));
      table.append(String.format(Locale.ROOT, "%12d%12d%14s%n", rank + 1, candidate, nats));
    }
    return table.toString();
  }

  private static String number(double nats) {
    return Double.isInfinite(nats) ? "+infinity" : String.format(Locale.ROOT, "%.6g", nats);
  }
}
