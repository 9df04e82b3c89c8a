package dev.kullback.app.train;

import dev.kullback.app.cli.Terminal;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.ImportanceEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A measurement as a person reads it.
final class ResultText {
  private ResultText() {}

  static List<String> lines(EvaluationResult result, Terminal terminal) {
    var lines = new ArrayList<String>();
    lines.add(
        String.format(
            Locale.ROOT,
            "test ELBO      %s nats per datum = reconstruction %.2f - KL %.2f",
            terminal.bold(
                String.format(
                    Locale.ROOT, "%.2f ± %.2f", result.elbo(), result.elboStandardError())),
            result.reconstruction(),
            result.kl()));
    lines.add(
        String.format(
            Locale.ROOT,
            "               (%,d rows, %d draws of z each; ± is one standard error)",
            result.rows(),
            result.samples()));
    if (result.importance() != null) {
      lines.add(likelihood(result.importance()));
    }
    lines.add(
        String.format(
            Locale.ROOT, "active units   %d of %d", result.activeUnits(), result.units().size()));
    lines.add(String.format(Locale.ROOT, "KL             %.4f nats in closed form", result.kl()));
    lines.add(
        String.format(
            Locale.ROOT,
            "               %.4f ± %.4f by Monte Carlo: %s",
            result.klMonteCarlo(),
            result.klMonteCarloStandardError(),
            agreement(result)));
    lines.add("data           " + result.dataTreatment());
    return lines;
  }

  private static String likelihood(ImportanceEstimate estimate) {
    return String.format(
        Locale.ROOT,
        "test NLL       %.2f ± %.2f nats per datum"
            + " (%d importance samples, %,d rows, effective sample size %.1f)",
        estimate.nll(),
        estimate.standardError(),
        estimate.samples(),
        estimate.rows(),
        estimate.effectiveSampleSize());
  }

  private static String agreement(EvaluationResult result) {
    double deviation = Math.abs(result.klDeviation());
    return String.format(
        Locale.ROOT,
        deviation <= 4 ? "they agree within %.1f standard errors" : "they DISAGREE by %.1f s.e.",
        deviation);
  }
}
