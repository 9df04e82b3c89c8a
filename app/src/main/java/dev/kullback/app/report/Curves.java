package dev.kullback.app.report;

import dev.kullback.app.plot.Axis;
import dev.kullback.app.plot.LineChart;
import dev.kullback.app.plot.Point;
import dev.kullback.app.plot.Series;
import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.results.EpochMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// The course of a run over its epochs.
final class Curves {
  /// The first epochs of a long run are so far off that nothing else could be seen: the axis starts
  /// at this share of the values.
  private static final double WORST_SHOWN = 0.02;

  private Curves() {}

  static List<RunReport.Picture> of(List<EpochMetrics> epochs) {
    return List.of(
        new RunReport.Picture(
            chart("ELBO", epochs, ElboTerms::elbo),
            "Higher is better. Unweighted, whatever the objective was."),
        new RunReport.Picture(
            chart("Reconstruction E_q ln p(x|z)", epochs, ElboTerms::reconstruction),
            "What the decoder explains of the data, given the latent vector."),
        new RunReport.Picture(
            chart("KL(q(z|x) ‖ p(z))", epochs, ElboTerms::kl),
            "What the latent vector tells about the data: it often rises first and falls later."),
        new RunReport.Picture(
            activeUnits(epochs),
            "Latent coordinates with a posterior mean that varies over the data. Fewer and fewer is"
                + " normal; none is a collapse."));
  }

  private static LineChart activeUnits(List<EpochMetrics> epochs) {
    var points =
        epochs.stream().map(epoch -> new Point(epoch.epoch(), epoch.activeUnits())).toList();
    return new LineChart(
        "Active latent units",
        Axis.around("epoch", points.stream().mapToDouble(Point::x)),
        Axis.fromZero("active units", points.stream().mapToDouble(Point::y)),
        List.of(new Series("active units", points)));
  }

  private static LineChart chart(
      String title, List<EpochMetrics> epochs, ToDoubleFunction<ElboTerms> term) {
    var series = new ArrayList<Series>();
    series.add(new Series("train", train(epochs, term)));
    if (epochs.stream().anyMatch(epoch -> epoch.validation() != null)) {
      series.add(new Series("validation", validation(epochs, term)));
    }
    var x = Axis.around("epoch", epochs.stream().mapToDouble(EpochMetrics::epoch));
    var all = series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::y).toArray();
    return new LineChart(title, x, Axis.around("nats per datum", shown(all)), series);
  }

  private static List<Point> train(List<EpochMetrics> epochs, ToDoubleFunction<ElboTerms> term) {
    return epochs.stream()
        .map(epoch -> new Point(epoch.epoch(), term.applyAsDouble(epoch.train())))
        .toList();
  }

  private static List<Point> validation(
      List<EpochMetrics> epochs, ToDoubleFunction<ElboTerms> term) {
    return epochs.stream()
        .filter(epoch -> epoch.validation() != null)
        .map(
            epoch ->
                new Point(
                    epoch.epoch(), term.applyAsDouble(Objects.requireNonNull(epoch.validation()))))
        .toList();
  }

  private static DoubleStream shown(double[] values) {
    double[] sorted = DoubleStream.of(values).filter(Double::isFinite).sorted().toArray();
    int worst = (int) (WORST_SHOWN * sorted.length);
    return DoubleStream.of(sorted).skip(worst).limit(sorted.length - 2L * worst);
  }
}
