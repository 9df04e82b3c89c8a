package dev.kullback.app.kl;

import dev.kullback.app.kl.batch.BatchSummary;
import dev.kullback.app.kl.batch.RowValue;
import java.util.List;
import java.util.Locale;

/// The summary of many rows as text.
final class BatchReport {
  private final BatchSummary summary;

  BatchReport(BatchSummary summary) {
    this.summary = summary;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%,d rows of dimension %d%n%n", summary.rows(), summary.dimension()));
    text.append(statistics());
    if (summary.infinite() > 0) {
      text.append("\n\n").append(summary.infinite()).append(" rows have an infinite divergence");
    }
    if (!summary.largest().isEmpty()) {
      text.append("\n\n").append(largest());
    }
    if (!summary.perDimension().isEmpty()) {
      text.append("\n\n").append(perDimension());
    }
    return text.toString();
  }

  private Columns statistics() {
    Columns table = new Columns();
    table.row("KL(q||p)", "nats", "bits");
    row(table, "mean", summary.mean());
    row(table, "standard deviation", summary.standardDeviation());
    row(table, "minimum", summary.minimum());
    summary
        .quantiles()
        .forEach(
            (share, value) -> {
              if (Double.parseDouble(share) < 0.5) {
                row(table, percent(share), value);
              }
            });
    row(table, "median", summary.median());
    summary
        .quantiles()
        .forEach(
            (share, value) -> {
              if (Double.parseDouble(share) > 0.5) {
                row(table, percent(share), value);
              }
            });
    row(table, "maximum", summary.maximum());
    return table;
  }

  private static String percent(String share) {
    return Math.round(100 * Double.parseDouble(share)) + " %";
  }

  private Columns largest() {
    Columns table = new Columns();
    table.row("largest rows", "nats", "bits");
    for (RowValue row : summary.largest()) {
      row(table, "row " + row.row(), row.nats());
    }
    return table;
  }

  private Columns perDimension() {
    Columns table = new Columns();
    table.row("mean by coordinate", "nats", "bits");
    List<Double> means = summary.perDimension();
    for (int i = 0; i < means.size(); i++) {
      row(table, String.valueOf(i), means.get(i));
    }
    return table;
  }

  private static void row(Columns table, String name, double nats) {
    table.row(name, Columns.rounded(nats), Columns.rounded(nats / Math.log(2)));
  }
}
