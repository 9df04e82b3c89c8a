package dev.kullback.app.kl;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.KullbackLeiblerTerms;
import dev.kullback.app.cli.Json;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.kl.literal.Pair;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.divergence.DirectionTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
      double nats, double bits, Terms terms, int dimension, @Nullable EstimateReport estimate) {}

  private record Terms(double mean, double covariance) {}

  String json() {
    return Json.print(
        new Document(
            terms.nats(),
            terms.bits(),
            new Terms(terms.mean(), terms.covariance()),
            pair.q().dimension(),
            estimate));
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
    if (!withParts) {
      return table.toString();
    }
    return table + "\n\n" + parts(terminal);
  }

  private static void row(Columns table, String name, KullbackLeiblerTerms part) {
    table.row(name, Columns.number(part.nats()), Columns.number(part.bits()));
  }

  private String parts(Terminal terminal) {
    if (isDiagonal(pair.q()) && isDiagonal(pair.p())) {
      return coordinates();
    }
    if (isSingular(pair.q()) || isSingular(pair.p())) {
      terminal.note("a point mass against a covariance of another structure has no parts");
      return "";
    }
    return directions();
  }

  private String coordinates() {
    Columns table = new Columns();
    table.row("coordinate", "nats", "mean term", "covariance term");
    int i = 0;
    for (KullbackLeiblerTerms part : KullbackLeibler.perCoordinate(pair.q(), pair.p())) {
      table.row(
          String.valueOf(i++),
          Columns.number(part.nats()),
          Columns.number(part.mean()),
          Columns.number(part.covariance()));
    }
    return table.toString();
  }

  /// The generalised eigendirections, in which q and p are both diagonal; the largest part first.
  private String directions() {
    Columns table = new Columns();
    table.row("direction", "nats", "mean term", "covariance term", "variance of q / of p");
    List<DirectionTerm> terms = new ArrayList<>(DirectionTerm.of(pair.q(), pair.p()));
    terms.sort(Comparator.comparingDouble(DirectionTerm::nats).reversed());
    for (int i = 0; i < terms.size(); i++) {
      DirectionTerm term = terms.get(i);
      table.row(
          String.valueOf(i),
          Columns.number(term.nats()),
          Columns.number(term.mean()),
          Columns.number(term.covariance()),
          Columns.number(term.ratio()));
    }
    return table.toString();
  }

  private static boolean isDiagonal(Gaussian g) {
    return g.covariance() instanceof Isotropic || g.covariance() instanceof Diagonal;
  }

  private static boolean isSingular(Gaussian g) {
    return g.covariance().logDeterminant() == Double.NEGATIVE_INFINITY;
  }
}
