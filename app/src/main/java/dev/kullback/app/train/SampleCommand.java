package dev.kullback.app.train;

import dev.kullback.app.cli.ExitCode;
import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kullback sample`: draws from the prior, decoded.
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = {
      "Draw z from the prior N(0, I) and write the mean of p(x|z) for each draw, on the scale",
      "the model was trained on.",
      ""
    },
    footer = {
      "",
      "OUT.npy and OUT.csv hold one row per draw; OUT.png and OUT.svg show the draws as a",
      "grid of images, if the model was trained on images; - is csv on stdout."
    })
public final class SampleCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a training run.")
  private Path run = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "Where to: OUT.npy, OUT.csv, OUT.png, OUT.svg, or - for stdout.")
  private String output = "";

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "64",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Which ones; the same seed gives the same draws (default: ${DEFAULT-VALUE}).")
  private long seed;

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public SampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (count < 1) {
      throw Failure.usage("-n needs to be at least 1, got " + count);
    }
    SampleOutput.requireKnown(output);
    var stored = StoredRun.open(run);
    var out = SampleOutput.of(output, stored.folder().data().image());
    try (var model = stored.model()) {
      out.write(model.sample(count, seed), model.dimension(), terminal);
    }
    if (!output.equals("-")) {
      terminal.note("%,d draws written to %s".formatted(count, output));
    }
    return ExitCode.DONE.number();
  }
}
