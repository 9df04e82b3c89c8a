package dev.kullback.app.kl.relative;

import dev.kullback.Gaussian;
import dev.kullback.app.cli.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One value of a named divergence, as text or JSON.
public final class RelativeReport {
  private final Relative relative;
  private final Optional<Double> alpha;
  private final double value;
  private final int dimension;

  private RelativeReport(Relative relative, Optional<Double> alpha, double value, int dimension) {
    this.relative = relative;
    this.alpha = alpha;
    this.value = value;
    this.dimension = dimension;
  }

  /// Computes the value.
  ///
  /// @param relative which divergence
  /// @param given the α on the command line, if any
  /// @param q the first Gaussian
  /// @param p the second, of the same dimension
  /// @return the report
  /// @throws IllegalArgumentException where the pair has no closed form, or α does not fit
  public static RelativeReport of(
      Relative relative, Optional<Double> given, Gaussian q, Gaussian p) {
    Optional<Double> alpha = relative.alpha(given);
    return new RelativeReport(relative, alpha, relative.of(q, p, alpha), q.dimension());
  }

  private record Document(
      String divergence,
      @Nullable Double alpha,
      double value,
      String unit,
      @Nullable Double nats,
      @Nullable Double bits,
      int dimension) {}

  /// One JSON document.
  ///
  /// @return name, alpha, value and unit; nats and bits where those are its units
  public String json() {
    boolean nats = relative.unit() == Relative.Unit.NATS;
    return Json.print(
        new Document(
            relative.toString(),
            alpha.orElse(null),
            value,
            relative.unit().toString(),
            nats ? value : null,
            nats ? value / Math.log(2) : null,
            dimension));
  }

  /// One line.
  ///
  /// @return name, alpha, value and unit
  public String text() {
    String name = relative + alpha.map(a -> " (alpha " + a + ")").orElse("");
    return switch (relative.unit()) {
      case NATS -> "%s  %s nats  %s bits".formatted(name, value, value / Math.log(2));
      case COORDINATES -> "%s  %s (in the unit of the coordinates)".formatted(name, value);
      case NONE -> "%s  %s".formatted(name, value);
    };
  }
}
