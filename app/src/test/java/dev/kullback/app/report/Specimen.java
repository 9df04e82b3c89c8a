package dev.kullback.app.report;

import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.Finding;
import dev.kullback.vae.results.ImportanceEstimate;
import dev.kullback.vae.results.LatentUnit;
import dev.kullback.vae.results.RunSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A run that never took place.
final class Specimen {
  private Specimen() {}

  static RunReport report(Optional<RunSummary> summary, List<RunReport.Picture> pictures) {
    return new RunReport(
        "runs/<digits>",
        "digits: 1437 training and 360 test rows of 8 x 8",
        "Values were binarised anew in each epoch.",
        epochs(40),
        summary,
        pictures,
        Map.of("Likelihood", "bernoulli"),
        Map.of("Data SHA-256", "abc"),
        "kullback train digits --seed 1 && true");
  }

  static RunSummary summary(double monteCarlo) {
    var test =
        new EvaluationResult(
            360,
            10,
            -17.234,
            0.151,
            -12.9,
            0.14,
            4.334,
            0.05,
            monteCarlo,
            0.0042,
            2,
            List.of(
                new LatentUnit(0, 0.0004, 0.0002),
                new LatentUnit(1, 1.8, 0.83),
                new LatentUnit(2, 2.53, 0.91)),
            new ImportanceEstimate(360, 100, 16.8, 0.15, 31.4, 0.52, 0.03),
            "binarised");
    return new RunSummary(
        test,
        38,
        40,
        true,
        123_456,
        12.34,
        54_321,
        List.of(
            new Finding(Finding.Severity.GOOD, "The ELBO has converged."),
            new Finding(Finding.Severity.WARNING, "One of 3 units is inactive.")));
  }

  static List<EpochMetrics> epochs(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Specimen::epoch).toList();
  }

  private static EpochMetrics epoch(int epoch) {
    double gap = Math.exp(-epoch / 9.0);
    return new EpochMetrics(
        epoch,
        ElboTerms.of(-12.5 - 20 * gap, 4.4 - 2 * gap),
        ElboTerms.of(-12.9 - 19 * gap, 4.3 - 2 * gap),
        2,
        1,
        0.3,
        5000);
  }
}
