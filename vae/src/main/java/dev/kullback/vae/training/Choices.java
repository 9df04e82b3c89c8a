package dev.kullback.vae.training;

import dev.kullback.vae.config.Architecture;
import dev.kullback.vae.config.Objective;
import dev.kullback.vae.config.Optimization;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.run.RunData;
import dev.kullback.vae.run.RunFolder;
import dev.kullback.vae.run.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a run is about to do, in sentences for the user.
final class Choices {
  private Choices() {}

  static List<String> of(RunFolder folder, Network network, TrainingState state) {
    TrainingConfig config = folder.config();
    List<String> sentences = new ArrayList<>();
    sentences.add(data(folder.data()));
    sentences.add("treatment: " + folder.data().treatment());
    sentences.add(networks(config.architecture(), network));
    sentences.add(objective(config.objective()));
    sentences.add(optimization(config));
    if (state.steps() > 0) {
      sentences.add(
          "resuming after epoch " + state.epochsDone() + ", batch " + state.batchesDone());
    }
    return List.copyOf(sentences);
  }

  private static String data(RunData data) {
    return String.format(
        Locale.ROOT,
        "data: %s, %d rows to learn from, %d for validation, %d for the test, %d values each",
        data.train(),
        data.trainRows(),
        data.validationRows(),
        data.testRows(),
        data.dimension());
  }

  private static String networks(Architecture architecture, Network network) {
    String hidden = architecture.hidden().stream().map(w -> w + "-").collect(Collectors.joining());
    return "network: "
        + network.dimension()
        + "-"
        + hidden
        + network.latent()
        + " and back, "
        + architecture.activation()
        + ", "
        + network.parameters().count()
        + " parameters";
  }

  private static String objective(Objective objective) {
    if (objective.equals(Objective.ELBO)) {
      return "objective: the ELBO";
    }
    return "objective: beta "
        + objective.beta()
        + ", KL warm-up "
        + objective.warmupEpochs()
        + " epochs, free bits "
        + objective.freeBits()
        + " nats a unit (the ELBO reported is unweighted)";
  }

  private static String optimization(TrainingConfig config) {
    Optimization plan = config.optimization();
    String early =
        plan.patience() > 0 ? ", ends early after " + plan.patience() + " without progress" : "";
    return "training: Adam, learning rate "
        + plan.learningRate()
        + ", batch "
        + plan.batch()
        + ", at most "
        + plan.epochs()
        + " epochs"
        + early
        + ", "
        + config.threads()
        + (config.threads() == 1 ? " thread" : " threads");
  }
}
