package dev.kullback.bench.peer;

import dev.kullback.data.Dataset;
import dev.kullback.data.TrainTest;
import dev.kullback.data.source.DataOptions;
import dev.kullback.data.source.Datasets;
import dev.kullback.vae.config.Activation;
import dev.kullback.vae.config.Architecture;
import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.Defaults;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Optimization;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.training.Progress;
import dev.kullback.vae.training.Trainer;
import dev.kullback.vae.training.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Trains for a number of steps through the public trainer and says how many rows a second that
/// was. Reads lines `network batch warmup steps` from the standard input, answers each with one
/// number.
public final class TrainingSpeed implements TrainingListener {
  private final int warmup;
  private final int steps;
  private int done;
  private long start;
  private long end;

  private TrainingSpeed(int warmup, int steps) {
    this.warmup = warmup;
    this.steps = steps;
  }

  /// Serves until the input ends.
  ///
  /// @param arguments folder of MNIST in IDX format, number of threads
  /// @throws IOException when the pipe breaks
  public static void main(String[] arguments) throws IOException {
    TrainTest all = Datasets.open(arguments[0], DataOptions.defaults());
    TrainTest data = new TrainTest(all.train(), firstRows(all.test()));
    int threads = Integer.parseInt(arguments[1]);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      int batch = Integer.parseInt(words[1]);
      TrainingSpeed run = new TrainingSpeed(Integer.parseInt(words[2]), Integer.parseInt(words[3]));
      System.out.println(run.rowsPerSecond(config(data, words[0], batch, threads), data, batch));
    }
  }

  private static Dataset firstRows(Dataset test) {
    return test.select("first test rows", new int[] {0, 1, 2, 3});
  }

  private static TrainingConfig config(TrainTest data, String network, int batch, int threads) {
    TrainingConfig defaults =
        Defaults.of(data.train())
            .withOptimization(new Optimization(1000, batch, 1e-3, 0), 0)
            .withThreads(threads);
    return switch (network) {
      case "deep" ->
          defaults.withArchitecture(new Architecture(List.of(200, 200), Activation.TANH, 50));
      case "wide" ->
          defaults
              .withArchitecture(new Architecture(List.of(400), Activation.RELU, 20))
              .withLikelihood(new Likelihood.Bernoulli(), Binarization.NONE);
      default -> throw new IllegalArgumentException("needs deep or wide, got " + network);
    };
  }

  private double rowsPerSecond(TrainingConfig config, TrainTest data, int batch)
      throws IOException {
    Path folder = Files.createTempDirectory("train-speed");
    try {
      Trainer.train(config, data, folder.resolve("run"), this);
    } finally {
      delete(folder);
    }
    return (double) batch * steps / ((end - start) / 1e9);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void batchDone(Progress progress) {
    done++;
    if (done == warmup) {
      start = System.nanoTime();
    } else if (done == warmup + steps) {
      end = System.nanoTime();
    }
  }

  @Override
  public boolean stopRequested() {
    return done >= warmup + steps;
  }
}
