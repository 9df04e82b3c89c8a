package dev.kullback.app.kl.mixture;

import dev.kullback.app.cli.Json;
import dev.kullback.mixture.MonteCarlo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be said about the divergence between two mixtures, as text or JSON: by one method, or
/// by each that is closed.
public final class MixtureReport {
  private final List<Row> rows;
  private final boolean single;

  private MixtureReport(List<Row> rows, boolean single) {
    this.rows = rows;
    this.single = single;
  }

  /// One method and its value; the last three where it samples.
  private record Row(
      String method,
      String kind,
      double nats,
      double bits,
      @Nullable Double standardError,
      @Nullable Long samples,
      @Nullable Long seed,
      int dimension) {

    static Row of(Method method, MixturePair pair, long samples, long seed) {
      MonteCarlo.Estimate value = method.of(pair.q(), pair.p(), samples, seed);
      double bits = value.nats() / Math.log(2);
      boolean sampled = method.isSampled();
      return new Row(
          method.toString(),
          method.kind().toString(),
          value.nats(),
          bits,
          sampled ? value.standardError() : null,
          sampled ? samples : null,
          sampled ? seed : null,
          pair.q().dimension());
    }

    String text() {
      String value = "%-24s %-15s %24s nats".formatted(method, kind, nats);
      return standardError == null
          ? value
          : value
              + "  standard error %.2g (%d samples, seed %d)"
                  .formatted(standardError, samples, seed);
    }
  }

  /// Computes the values.
  ///
  /// @param method the one to take; all closed ones if absent
  /// @param pair both mixtures
  /// @param samples how many points to draw, at least 2
  /// @param seed of the random numbers
  /// @return the report
  /// @throws IllegalArgumentException where the method does not fit the mixtures
  public static MixtureReport of(
      Optional<Method> method, MixturePair pair, long samples, long seed) {
    List<Method> methods = method.map(List::of).orElseGet(() -> Method.closed(pair.q(), pair.p()));
    return new MixtureReport(
        methods.stream().map(m -> Row.of(m, pair, samples, seed)).toList(), method.isPresent());
  }

  private record All(List<Row> estimates) {}

  /// One JSON document.
  ///
  /// @return the value of the method, or a list named estimates
  public String json() {
    return Json.print(single ? rows.getFirst() : new All(rows));
  }

  /// A line for each method.
  ///
  /// @return name, kind and value
  public String text() {
    return String.join("\n", rows.stream().map(Row::text).toList());
  }
}
