package dev.kullback.app.train;

import dev.kullback.app.cli.ExitCode;
import dev.kullback.app.cli.Progress;
import dev.kullback.app.cli.Terminal;
import dev.kullback.data.Dataset;
import dev.kullback.vae.inference.TrainedModel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kullback encode`: the posterior of every row.
@Command(
    name = "encode",
    mixinStandardHelpOptions = true,
    description = {
      "Write the posterior q(z|x) of every row: the n means, the n log-variances, and its",
      "KL from the prior N(0, I) in nats.",
      ""
    },
    footer = {
      "",
      "OUT.npz holds the arrays mean, log_variance and kl; OUT.npy one array of 2n + 1",
      "columns in that order; OUT.csv the same columns, named; - is csv on stdout.",
      "",
      "Example:",
      "  kullback encode runs/digits digits -o codes.npz",
      "  kullback kl --mean codes.npz:mean --log-variance codes.npz:log_variance"
    })
public final class EncodeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a training run.")
  private Path run = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "The rows: digits, or a file or folder of the kinds that train reads.")
  private String data = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "Where to: OUT.npy, OUT.npz, OUT.csv, or - for stdout.")
  private String output = "";

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public EncodeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    EncodingOutput.requireKnown(output);
    var stored = StoredRun.open(run);
    var rows = stored.rows(data);
    try (var model = stored.model()) {
      model.requireFit(rows);
      write(model, rows);
    }
    if (!output.equals("-")) {
      terminal.note("%,d rows encoded into %s".formatted(rows.rows(), output));
    }
    return ExitCode.DONE.number();
  }

  private void write(TrainedModel model, Dataset rows) {
    try (var out = EncodingOutput.open(output, model.latent(), terminal);
        var progress = Progress.start(terminal, "encoding")) {
      model.encode(
          rows,
          part -> {
            out.accept(part);
            progress.advance((double) (part.firstRow() + part.rows()) / rows.rows(), "");
          });
      out.finish();
    }
  }
}
