package dev.kullback.app.kl.univariate;

import dev.kullback.app.cli.Json;
import dev.kullback.app.kl.literal.DistributionLiteral;
import dev.kullback.distribution.UnivariateKullbackLeibler;

/// The divergence between two univariate distributions, as text or JSON.
///
/// @param nats possibly +∞
public record UnivariateReport(double nats) {

  private record Document(double nats, double bits, int dimension) {}

  /// Computes it.
  ///
  /// @param q what the user wrote first
  /// @param p what the user wrote second
  /// @return the report
  /// @throws dev.kullback.app.kl.literal.LiteralException pointing at what cannot be read
  /// @throws IllegalArgumentException where the pair has no closed form
  public static UnivariateReport of(String q, String p) {
    return new UnivariateReport(
        UnivariateKullbackLeibler.divergence(
            DistributionLiteral.parse("Q", q), DistributionLiteral.parse("P", p)));
  }

  private double bits() {
    return nats / Math.log(2);
  }

  /// One JSON document.
  ///
  /// @return nats, bits and the dimension, which is 1
  public String json() {
    return Json.print(new Document(nats, bits(), 1));
  }

  /// One line.
  ///
  /// @return nats and bits
  public String text() {
    return Double.isInfinite(nats)
        ? "KL(q||p)  +infinity: q can fall outside the support of p"
        : "KL(q||p)  %s nats  %s bits".formatted(nats, bits());
  }
}
