package dev.kullback.app.kl;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.KullbackLeiblerTerms;
import dev.kullback.app.cli.Json;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.kl.literal.Pair;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import java.util.Optional;

/// One divergence, as text or JSON.
final class PairReport {
  private final Pair pair;
  private final KullbackLeiblerTerms terms;

  PairReport(Pair pair) {
    this.pair = pair;
    this.terms = KullbackLeibler.terms(pair.q(), pair.p());
  }

  private record Document(double nats, double bits, Terms terms, int dimension) {}

  private record Terms(double mean, double covariance) {}

  String json() {
    return Json.print(
        new Document(
            terms.nats(),
            terms.bits(),
            new Terms(terms.mean(), terms.covariance()),
            pair.q().dimension()));
  }

  String text(boolean byCoordinate, Terminal terminal) {
    Columns table = new Columns();
    table.row("", "nats", "bits");
    row(table, terminal.bold("KL(q||p)"), terms);
    row(table, "  mean term", new KullbackLeiblerTerms(terms.mean(), 0));
    row(table, "  covariance term", new KullbackLeiblerTerms(0, terms.covariance()));
    if (!byCoordinate) {
      return table.toString();
    }
    return table + "\n\n" + coordinates(terminal);
  }

  private static void row(Columns table, String name, KullbackLeiblerTerms part) {
    table.row(name, Columns.number(part.nats()), Columns.number(part.bits()));
  }

  private String coordinates(Terminal terminal) {
    Optional<double[]> q = variances(pair.q());
    Optional<double[]> p = variances(pair.p());
    if (q.isEmpty() || p.isEmpty()) {
      terminal.note("a dense covariance has no parts by coordinate");
      return "";
    }
    Columns table = new Columns();
    table.row("coordinate", "nats", "mean term", "covariance term");
    for (int i = 0; i < pair.q().dimension(); i++) {
      KullbackLeiblerTerms part =
          KullbackLeibler.terms(coordinate(pair.q(), q.get(), i), coordinate(pair.p(), p.get(), i));
      table.row(
          String.valueOf(i),
          Columns.number(part.nats()),
          Columns.number(part.mean()),
          Columns.number(part.covariance()));
    }
    return table.toString();
  }

  private static Gaussian coordinate(Gaussian g, double[] variances, int i) {
    return Gaussian.isotropic(new double[] {g.mean(i)}, variances[i]);
  }

  private static Optional<double[]> variances(Gaussian g) {
    return switch (g.covariance()) {
      case Isotropic c -> Optional.of(filled(c.dimension(), c.variance()));
      case Diagonal c -> Optional.of(c.variances());
      default -> Optional.empty();
    };
  }

  private static double[] filled(int n, double value) {
    double[] all = new double[n];
    java.util.Arrays.fill(all, value);
    return all;
  }
}
