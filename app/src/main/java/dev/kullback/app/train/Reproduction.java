package dev.kullback.app.train;

import dev.kullback.vae.config.Seeds;
import dev.kullback.vae.config.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line that trains the same model again, with nothing left to be inferred.
final class Reproduction {
  private Reproduction() {}

  static String commandLine(DataSource data, TrainingConfig config) {
    var words = new ArrayList<>(List.of("kullback", "train", quoted(data.source())));
    words.addAll(ofData(data));
    words.addAll(ofModel(config));
    words.addAll(ofTraining(config));
    return String.join(" ", words);
  }

  private static List<String> ofData(DataSource data) {
    var words = new ArrayList<String>();
    words.addAll(List.of("--test-fraction", number(data.testFraction())));
    words.addAll(List.of("--split-seed", String.valueOf(data.splitSeed())));
    if (data.labelColumn() != null) {
      words.addAll(List.of("--label-column", quoted(data.labelColumn())));
    }
    if (data.image() != null) {
      words.addAll(List.of("--image", data.image().toString()));
    }
    return words;
  }

  private static List<String> ofModel(TrainingConfig config) {
    var net = config.architecture();
    var hidden = net.hidden().stream().map(String::valueOf).collect(Collectors.joining(","));
    return List.of(
        "--hidden", hidden.isEmpty() ? "none" : hidden,
        "--activation", net.activation().toString(),
        "--latent", String.valueOf(net.latent()),
        "--likelihood", config.likelihood().toString(),
        "--binarize", config.binarization().toString());
  }

  private static List<String> ofTraining(TrainingConfig config) {
    var steps = config.optimization();
    var objective = config.objective();
    return List.of(
        "--epochs", String.valueOf(steps.epochs()),
        "--batch", String.valueOf(steps.batch()),
        "--learning-rate", number(steps.learningRate()),
        "--patience", String.valueOf(steps.patience()),
        "--validation", number(config.validation()),
        "--beta", number(objective.beta()),
        "--kl-warmup", number(objective.warmupEpochs()),
        "--free-bits", number(objective.freeBits()),
        "--seed", seeds(config.seeds()),
        "--threads", String.valueOf(config.threads()),
        "--samples", String.valueOf(config.evaluationSamples()));
  }

  private static String seeds(Seeds seeds) {
    var all =
        Stream.of(seeds.initialization(), seeds.shuffling(), seeds.binarization(), seeds.noise())
            .map(String::valueOf)
            .toList();
    return all.stream().distinct().count() == 1 ? all.getFirst() : String.join(",", all);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /// As a shell reads it back.
  static String quoted(String word) {
    return word.matches("[\\w./:,=+@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
