package dev.kullback.app.kl;

import dev.kullback.KullbackLeibler;
import dev.kullback.KullbackLeiblerTerms;
import dev.kullback.app.cli.Json;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.kl.literal.Pair;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One divergence, as text or JSON.
final class PairReport {
  private final Pair pair;
  private final KullbackLeiblerTerms terms;

  private final @Nullable EstimateReport estimate;

  /// A report with or without an estimate.
  PairReport(Pair pair, @Nullable EstimateReport estimate) {
    this.pair = pair;
    this.estimate = estimate;
    this.terms = KullbackLeibler.terms(pair.q(), pair.p());
  }

  private record Document(
      double nats,
      double bits,
      Terms terms,
      int dimension,
      @Nullable EstimateReport estimate,
      @Nullable List<Part> coordinates,
      @Nullable List<Part> directions) {}

  private record Terms(double mean, double covariance) {}

  String json(boolean withParts, Terminal terminal) {
    Optional<Parts> parts = withParts ? parts(terminal) : Optional.empty();
    return Json.print(
        new Document(
            terms.nats(),
            terms.bits(),
            new Terms(terms.mean(), terms.covariance()),
            pair.q().dimension(),
            estimate,
            parts.filter(Parts::areCoordinates).map(Parts::list).orElse(null),
            parts.filter(p -> !p.areCoordinates()).map(Parts::list).orElse(null)));
  }

  String text(boolean withParts, Terminal terminal) {
    Columns table = new Columns();
    table.row("", "nats", "bits");
    row(table, terminal.bold("KL(q||p)"), terms);
    row(table, "  mean term", new KullbackLeiblerTerms(terms.mean(), 0));
    row(table, "  covariance term", new KullbackLeiblerTerms(0, terms.covariance()));
    if (estimate != null) {
      estimate.addTo(table);
    }
    String parts = withParts ? parts(terminal).map(p -> "\n\n" + p.text()).orElse("") : "";
    return table + parts;
  }

  private static void row(Columns table, String name, KullbackLeiblerTerms part) {
    table.row(name, Columns.number(part.nats()), Columns.number(part.bits()));
  }

  private Optional<Parts> parts(Terminal terminal) {
    Optional<Parts> parts = Parts.of(pair);
    if (parts.isEmpty()) {
      terminal.note("a point mass against a covariance of another structure has no parts");
    }
    return parts;
  }
}
