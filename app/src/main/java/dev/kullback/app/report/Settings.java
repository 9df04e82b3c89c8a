package dev.kullback.app.report;

import dev.kullback.vae.config.Objective;
import dev.kullback.vae.config.Seeds;
import dev.kullback.vae.config.TrainingConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A configuration in words.
public final class Settings {
  private Settings() {}

  /// Describes every setting.
  ///
  /// @param config a configuration
  /// @param dataDimension values in a row of the data
  /// @return names and descriptions, in reading order
  public static Map<String, String> of(TrainingConfig config, int dataDimension) {
    var rows = new LinkedHashMap<String, String>();
    rows.put("Encoder", encoder(config, dataDimension));
    rows.put("Prior and posterior", "p(z) = N(0, I), q(z|x) = N(μ(x), diag σ²(x))");
    rows.put("Likelihood p(x|z)", config.likelihood().toString());
    rows.put("Binarisation", config.binarization().toString());
    rows.put("Objective", objective(config.objective()));
    rows.put("Optimiser", optimiser(config));
    rows.put("Validation", Math.round(100 * config.validation()) + " % of the training rows");
    rows.put("Early stopping", patience(config.optimization().patience()));
    rows.put("Evaluation", config.evaluationSamples() + " draws of z per row");
    rows.put("Seeds", seeds(config.seeds()));
    rows.put("Threads", String.valueOf(config.threads()));
    return rows;
  }

  private static String encoder(TrainingConfig config, int dataDimension) {
    var net = config.architecture();
    var widths = net.hidden().stream().map(String::valueOf).collect(Collectors.joining(" – "));
    return "%d – %s%d, %s; the decoder mirrors it"
        .formatted(
            dataDimension, widths.isEmpty() ? "" : widths + " – ", net.latent(), net.activation());
  }

  private static String objective(Objective objective) {
    if (objective.equals(Objective.ELBO)) {
      return "the ELBO itself";
    }
    return "β = %s, KL warm-up over %s epochs, %s free nats per coordinate"
        .formatted(
            number(objective.beta()),
            number(objective.warmupEpochs()),
            number(objective.freeBits()));
  }

  private static String optimiser(TrainingConfig config) {
    var steps = config.optimization();
    return "Adam, learning rate %s, batches of %d, at most %d epochs"
        .formatted(number(steps.learningRate()), steps.batch(), steps.epochs());
  }

  private static String patience(int epochs) {
    return epochs == 0
        ? "none; the last epoch is kept"
        : "after %d epochs without a better validation ELBO; the best epoch is kept"
            .formatted(epochs);
  }

  private static String seeds(Seeds seeds) {
    return "initialisation %d, shuffling %d, binarisation %d, noise %d"
        .formatted(seeds.initialization(), seeds.shuffling(), seeds.binarization(), seeds.noise());
  }

  /// Without a trailing ".0".
  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
