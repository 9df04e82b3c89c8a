package dev.kullback.app.report;

import dev.kullback.app.plot.Axis;
import dev.kullback.app.plot.Bar;
import dev.kullback.app.plot.BarChart;
import dev.kullback.app.plot.Limit;
import dev.kullback.vae.results.LatentUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// What each latent coordinate carries, the one that carries most first.
final class LatentUnits {
  private static final List<String> GROUPS = List.of("active", "inactive");

  private LatentUnits() {}

  static List<RunReport.Picture> of(List<LatentUnit> units) {
    var sorted =
        units.stream().sorted(Comparator.comparingDouble(LatentUnit::kl).reversed()).toList();
    return List.of(
        new RunReport.Picture(
            divergence(sorted),
            "The KL is a sum over coordinates; one near 0 nats ignores the data."),
        new RunReport.Picture(
            spread(sorted),
            "The usual bar for an active unit: the variance, over the data, of its posterior mean"
                + " exceeds 0.01 (Burda, Grosse & Salakhutdinov 2015)."));
  }

  private static BarChart divergence(List<LatentUnit> units) {
    return new BarChart(
        "KL per latent coordinate",
        "latent coordinate, sorted by KL",
        Axis.fromZero("nats per datum", units.stream().mapToDouble(LatentUnit::kl)),
        GROUPS,
        bars(units, LatentUnit::kl),
        List.of());
  }

  private static BarChart spread(List<LatentUnit> units) {
    var values = units.stream().mapToDouble(LatentUnit::meanVariance);
    var withBar = DoubleStream.concat(values, DoubleStream.of(LatentUnit.ACTIVE_ABOVE / 2));
    return new BarChart(
        "Variance of the posterior mean",
        "latent coordinate, sorted by KL",
        Axis.decades("variance over the data", withBar),
        GROUPS,
        bars(units, LatentUnit::meanVariance),
        List.of(new Limit(LatentUnit.ACTIVE_ABOVE, "active above 0.01")));
  }

  private static List<Bar> bars(List<LatentUnit> units, ToDoubleFunction<LatentUnit> height) {
    return units.stream()
        .map(
            unit ->
                new Bar(
                    String.valueOf(unit.index() + 1),
                    height.applyAsDouble(unit),
                    unit.active() ? 0 : 1))
        .toList();
  }
}
