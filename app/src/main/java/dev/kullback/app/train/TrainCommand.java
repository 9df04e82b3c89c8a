package dev.kullback.app.train;

import dev.kullback.app.cli.ExitCode;
import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.data.TrainTest;
import dev.kullback.data.digits.Digits;
import dev.kullback.data.source.Datasets;
import dev.kullback.vae.config.Defaults;
import dev.kullback.vae.training.Trainer;
import dev.kullback.vae.training.TrainingOutcome;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kullback train`: trains a variational autoencoder, or goes on with one.
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a variational autoencoder: q(z|x) = N(mu(x), diag sigma^2(x)), p(z) = N(0, I),",
      "with the KL(q||p) of the ELBO in closed form.",
      "",
      "Without DATA, on the 1797 handwritten digits that come with the program. What is",
      "not said is chosen from the data, and each choice is told. All numbers are in nats",
      "per datum and unweighted.",
      ""
    },
    footer = {
      "",
      "The run folder holds config.json, metrics.jsonl, summary.json, checkpoints and",
      "report.html. Ctrl-C saves; --resume goes on from there to the same bits.",
      "",
      "Examples:",
      "  kullback train",
      "  kullback train mnist/ --hidden 200,200 --activation tanh --latent 50 --epochs 10",
      "  kullback train table.csv --likelihood gaussian --latent 4 -o runs/table",
      "  kullback train --resume -o runs/table"
    })
public final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DATA",
      description = "A folder of idx files, or an idx, npy, npz or csv file; digits if left out.")
  private @Nullable String data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "RUN",
      description = "The folder of the run (default: runs/NAME-TIME).")
  private @Nullable Path output;

  @Option(
      names = "--resume",
      description = "Go on with the run in RUN; more --epochs may be asked.")
  private boolean resume;

  @Option(names = "--quiet", description = "Show nothing on stderr but errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the result as one JSON document.")
  private boolean json;

  @ArgGroup(validate = false, heading = "%nModel and training:%n")
  private TrainOptions options = new TrainOptions();

  @ArgGroup(validate = false, heading = "%nData:%n")
  private DataArguments reading = new DataArguments();

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return resume ? goOn() : begin();
  }

  private int begin() {
    var named = data == null ? Digits.NAME : data;
    var split = Datasets.open(named, reading.options());
    var source = DataSource.of(named, reading.options(), split.train());
    var config = options.apply(Defaults.of(split.train()));
    var run =
        output == null ? RunName.folder(named, LocalDateTime.now(ZoneId.systemDefault())) : output;
    return train(run, source, split, display -> Trainer.train(config, split, run, display), true);
  }

  private int goOn() {
    var run = output;
    if (run == null) {
      throw Failure.usage("--resume needs -o RUN, the folder of the run to go on with");
    }
    var stored = StoredRun.open(run);
    var source = stored.source(data);
    var split = source.open();
    var config = options.apply(stored.folder().config());
    return train(run, source, split, display -> Trainer.resume(config, split, run, display), false);
  }

  /// Runs the trainer in whichever way was asked for.
  private interface Training {
    TrainingOutcome run(TrainingDisplay display);
  }

  private int train(
      Path run, DataSource source, TrainTest split, Training training, boolean fresh) {
    try (var interrupt = Interrupt.watch()) {
      var display =
          new TrainingDisplay(
              terminal, quiet, interrupt::isRequested, () -> begun(run, source, fresh));
      var outcome = outcome(training, display);
      return tell(run, source, split, outcome);
    }
  }

  /// The run folder is there now.
  private void begun(Path run, DataSource source, boolean fresh) {
    if (fresh) {
      source.write(run);
    }
    if (!quiet) {
      terminal.note("run folder: " + run);
    }
  }

  private static TrainingOutcome outcome(Training training, TrainingDisplay display) {
    try {
      return training.run(display);
    } finally {
      display.closeBar();
    }
  }

  private int tell(Path run, DataSource source, TrainTest split, TrainingOutcome outcome) {
    switch (outcome) {
      case TrainingOutcome.Finished finished -> {
        var report = ReportFile.write(run, source, split.test());
        new TrainResult(terminal, json).finished(run, report, finished.summary());
      }
      case TrainingOutcome.Stopped stopped -> new TrainResult(terminal, json).stopped(run, stopped);
    }
    terminal.out().flush();
    terminal.err().flush();
    return ExitCode.DONE.number();
  }
}
