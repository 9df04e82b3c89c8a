package dev.kullback.app.train;

import dev.kullback.app.cli.Failure;
import dev.kullback.vae.config.Activation;
import dev.kullback.vae.config.Architecture;
import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Objective;
import dev.kullback.vae.config.Optimization;
import dev.kullback.vae.config.Seeds;
import dev.kullback.vae.config.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that change a configuration; one that is absent leaves it as it is.
final class TrainOptions {
  @Option(
      names = "--hidden",
      paramLabel = "W,W..",
      description =
          "Widths of the encoder's hidden layers; the decoder mirrors them; none for none.")
  @Nullable String hidden;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "After each hidden layer: tanh, relu, gelu, elu, silu, softplus, sigmoid.")
  @Nullable String activation;

  @Option(names = "--latent", paramLabel = "N", description = "Dimension of the latent space.")
  @Nullable Integer latent;

  @Option(
      names = "--likelihood",
      paramLabel = "NAME",
      description = "p(x|z): bernoulli, gaussian (sigma learned), or gaussian:SIGMA.")
  @Nullable String likelihood;

  @Option(
      names = "--binarize",
      paramLabel = "HOW",
      description =
          "Values in [0, 1] become 0 or 1: none, static (drawn once), dynamic (drawn every"
              + " epoch), threshold (at one half).")
  @Nullable String binarize;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the rows, at most.")
  @Nullable Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Rows in a step.")
  @Nullable Integer batch;

  @Option(names = "--learning-rate", paramLabel = "R", description = "The step size of Adam.")
  @Nullable Double learningRate;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Epochs without a better validation ELBO before the run ends and returns to its best"
              + " epoch; 0 never ends early.")
  @Nullable Integer patience;

  @Option(
      names = "--validation",
      paramLabel = "F",
      description = "The share of the training rows held back to watch the run, 0 to 0.5.")
  @Nullable Double validation;

  @Option(
      names = "--beta",
      paramLabel = "B",
      description = "Weight of the KL in the objective (the numbers reported are unweighted).")
  @Nullable Double beta;

  @Option(
      names = "--kl-warmup",
      paramLabel = "N",
      description = "Epochs over which that weight climbs from 0.")
  @Nullable Double klWarmup;

  @Option(
      names = "--free-bits",
      paramLabel = "NATS",
      description = "Nats per latent coordinate below which the KL exerts no pressure.")
  @Nullable Double freeBits;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "One seed for all chance, or four: initialisation,shuffling,binarisation,noise.")
  @Nullable String seed;

  @Option(names = "--threads", paramLabel = "N", description = "Processor threads.")
  @Nullable Integer threads;

  @Option(
      names = "--samples",
      paramLabel = "L",
      description = "Draws of z per row in the final evaluation.")
  @Nullable Integer samples;

  /// Applies what was given.
  ///
  /// @param base what holds for the rest
  /// @return the configuration
  TrainingConfig apply(TrainingConfig base) {
    try {
      return with(base);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private TrainingConfig with(TrainingConfig base) {
    var chosen = given(likelihood, Likelihood::parse, base.likelihood());
    double share = or(validation, base.validation());
    return new TrainingConfig(
        architecture(base.architecture()),
        chosen,
        binarization(base, chosen),
        objective(base.objective()),
        optimization(base.optimization(), share),
        share,
        given(seed, TrainOptions::seeds, base.seeds()),
        or(threads, base.threads()),
        or(samples, base.evaluationSamples()));
  }

  private Architecture architecture(Architecture base) {
    return new Architecture(
        given(hidden, TrainOptions::widths, base.hidden()),
        given(activation, Activation::parse, base.activation()),
        or(latent, base.latent()));
  }

  /// Whoever asks for a Gaussian likelihood does not want the values made 0 or 1.
  private Binarization binarization(TrainingConfig base, Likelihood chosen) {
    var inherited =
        chosen instanceof Likelihood.Bernoulli ? base.binarization() : Binarization.NONE;
    return given(binarize, Binarization::parse, inherited);
  }

  private Objective objective(Objective base) {
    return new Objective(
        or(beta, base.beta()), or(klWarmup, base.warmupEpochs()), or(freeBits, base.freeBits()));
  }

  /// Without validation rows there is nothing to be patient about, unless that was asked for.
  private Optimization optimization(Optimization base, double share) {
    return new Optimization(
        or(epochs, base.epochs()),
        or(batch, base.batch()),
        or(learningRate, base.learningRate()),
        or(patience, share == 0 ? 0 : base.patience()));
  }

  private static List<Integer> widths(String text) {
    var widths = new ArrayList<Integer>();
    for (var word : text.equals("none") ? new String[0] : text.split(",", -1)) {
      widths.add(number(word, Integer::parseInt, "--hidden needs widths such as 200,200", text));
    }
    return widths;
  }

  private static Seeds seeds(String text) {
    var words = text.split(",", -1);
    var need = "--seed needs one whole number, or four with commas between them";
    var numbers = new ArrayList<Long>();
    for (var word : words) {
      numbers.add(number(word, Long::parseLong, need, text));
    }
    return switch (numbers.size()) {
      case 1 -> Seeds.of(numbers.getFirst());
      case 4 -> new Seeds(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
      default -> throw new IllegalArgumentException(need + ", got " + text);
    };
  }

  private static <T> T number(String word, Function<String, T> parse, String need, String text) {
    try {
      return parse.apply(word.strip());
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(need + ", got " + text);
    }
  }

  private static <T> T given(@Nullable String text, Function<String, T> parse, T otherwise) {
    return text == null ? otherwise : parse.apply(text);
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return Objects.requireNonNullElse(given, otherwise);
  }
}
