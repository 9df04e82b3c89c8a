package dev.kullback.app.report;

import dev.kullback.app.markup.Element;
import dev.kullback.app.markup.Node;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.ImportanceEstimate;
import dev.kullback.vae.results.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The numbers a reader looks for first.
final class Headline {
  private Headline() {}

  static Element cards(RunSummary summary) {
    var test = summary.test();
    var cards = new ArrayList<Node>();
    cards.add(elbo(test));
    cards.add(divergence(test));
    cards.add(units(test));
    if (test.importance() != null) {
      cards.add(likelihood(test.importance()));
    }
    cards.add(effort(summary));
    return Element.of("div").with("class", "cards").containing(cards);
  }

  private static Element elbo(EvaluationResult test) {
    return card(
        "Test ELBO (nats per datum)",
        Nats.withError(test.elbo(), test.elboStandardError()),
        "= reconstruction %s − KL %s; %d rows, %d draws of z each"
            .formatted(
                Nats.of(test.reconstruction()), Nats.of(test.kl()), test.rows(), test.samples()));
  }

  private static Element divergence(EvaluationResult test) {
    return card(
        "KL(q(z|x) ‖ p(z)) in closed form (nats)",
        Nats.closely(test.kl()),
        "by Monte Carlo %s ± %s: %s"
            .formatted(
                Nats.closely(test.klMonteCarlo()),
                Nats.closely(test.klMonteCarloStandardError()),
                agreement(test)));
  }

  /// Beyond four standard errors chance is no explanation any more.
  static String agreement(EvaluationResult test) {
    double deviation = Math.abs(test.klDeviation());
    var size = Nats.fixed("%.1f", deviation) + " standard errors";
    return deviation <= 4 ? "they agree within " + size : "they DISAGREE by " + size;
  }

  private static Element units(EvaluationResult test) {
    return card(
        "Active latent units",
        test.activeUnits() + " of " + test.units().size(),
        "a unit is active when the variance of its posterior mean exceeds 0.01");
  }

  private static Element likelihood(ImportanceEstimate estimate) {
    return card(
        "Negative log-likelihood (nats per datum)",
        Nats.withError(estimate.nll(), estimate.standardError()),
        "%d importance samples for each of %d rows, effective sample size %s"
            .formatted(
                estimate.samples(),
                estimate.rows(),
                Nats.fixed("%.1f", estimate.effectiveSampleSize())));
  }

  private static Element effort(RunSummary summary) {
    return card(
        "Training",
        String.format(Locale.ROOT, "%.1f s", summary.seconds()),
        "%d epochs, %s parameters, %s samples/s%s"
            .formatted(
                summary.epochs(),
                String.format(Locale.ROOT, "%,d", summary.parameters()),
                String.format(Locale.ROOT, "%,.0f", summary.samplesPerSecond()),
                summary.modelEpoch() == summary.epochs()
                    ? ""
                    : "; the weights of epoch " + summary.modelEpoch() + " are kept"));
  }

  private static Element card(String name, String value, String note) {
    return Element.of("div")
        .with("class", "card")
        .containing(
            List.of(
                Html.styled("div", "name", name),
                Html.styled("div", "value", value),
                Html.styled("div", "note", note)));
  }
}
