package dev.kullback.app.train;

import dev.kullback.app.cli.ExitCode;
import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Json;
import dev.kullback.app.cli.Terminal;
import dev.kullback.data.Dataset;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.evaluation.Evaluation;
import dev.kullback.vae.evaluation.EvaluationOptions;
import dev.kullback.vae.results.EvaluationResult;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kullback evaluate`: measures a trained model.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measure the model of a run: ELBO = reconstruction - KL, the KL in closed form beside",
      "its Monte Carlo estimate, active units, and the negative log-likelihood by importance",
      "sampling.",
      "",
      "Without DATA, on the test rows of the run. With DATA, on its test part if it is the",
      "run's data or brings one, else on all of its rows.",
      ""
    })
public final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a training run.")
  private Path run = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "DATA", description = "Other data.")
  private @Nullable String data;

  @Option(
      names = "--samples",
      paramLabel = "L",
      description = "Draws of z per row (default: as the run was evaluated).")
  private @Nullable Integer samples;

  @Option(
      names = "--importance-samples",
      paramLabel = "K",
      defaultValue = "100",
      description =
          "Draws of z per row for the likelihood; 0 leaves it out (default: ${DEFAULT-VALUE}).")
  private int importanceSamples;

  @Option(
      names = "--importance-rows",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Rows used for the likelihood, from the first on, at most (default: ${DEFAULT-VALUE}).")
  private int importanceRows;

  @Option(names = "--seed", paramLabel = "S", description = "Of the draws (default: the run's).")
  private @Nullable Long seed;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var stored = StoredRun.open(run);
    var options = options(stored.folder().config());
    var rows = rows(stored);
    try (var model = stored.model()) {
      print(Evaluation.evaluate(model, rows, options));
    }
    return ExitCode.DONE.number();
  }

  private Dataset rows(StoredRun stored) {
    var rows = data == null ? stored.sameData(stored.source(null)).test() : stored.testRows(data);
    terminal.note("measuring on %,d rows of %s".formatted(rows.rows(), rows.name()));
    return rows;
  }

  private EvaluationOptions options(TrainingConfig config) {
    try {
      return new EvaluationOptions(
          Objects.requireNonNullElse(samples, config.evaluationSamples()),
          importanceSamples,
          importanceRows,
          Objects.requireNonNullElse(seed, config.seeds().noise()));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private void print(EvaluationResult result) {
    if (json) {
      terminal.out().println(Json.print(ResultJson.measured(result)));
    } else {
      ResultText.lines(result, terminal).forEach(terminal.out()::println);
    }
  }
}
