package dev.kullback.app.fit;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.HeaderOption;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.gaussian.GaussianDocument;
import dev.kullback.app.gaussian.GaussianFile;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.csv.CsvStream;
import dev.kullback.data.source.RowStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kullback fit`: reads rows once, prints what was fitted, writes it.
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = {
      "Fit a Gaussian to the rows of a file, in one pass.",
      "",
      "The file that -o writes goes where a Gaussian is asked for, so that two sets of",
      "data can be compared: kullback kl a.json b.json --unbiased",
      ""
    },
    footer = {
      "",
      "Structures: diagonal (variances alone), dense (the sample covariance),",
      "shrunk:lw (Ledoit-Wolf), shrunk:oas (oracle-approximating),",
      "shrunk:oas-large-dimension (the same as scikit-learn computes it),",
      "lowrank:R (R probabilistic principal components and noise).",
      "A value is missing where a csv cell is empty or says NA, N/A, NaN or null, and",
      "where a number of an npy file is NaN.",
      "",
      "Examples:",
      "  kullback fit monday.csv -o monday.json",
      "  kullback fit patients.csv --columns age,weight,5-7 --missing drop-row",
      "  kullback fit embeddings.npy --structure shrunk:lw -o embeddings.json"
    })
public final class FitCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "DATA",
      description = "Rows of numbers: csv, npy, npz (FILE.npz:NAME), idx, or csv on stdin (-).")
  private String data = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "Write the Gaussian to this file, or to stdout (-).")
  private @Nullable String output;

  @Option(
      names = "--structure",
      paramLabel = "STRUCTURE",
      converter = Structure.Converter.class,
      description = "What the covariance is taken to be (default: dense); see below.")
  private Structure structure = Structure.dense();

  @Option(
      names = "--missing",
      paramLabel = "POLICY",
      description =
          "What becomes of missing values: error, drop-row, or available-case (each column takes"
              + " the values it has; diagonal only). Default: error.")
  private Missing missing = Missing.ERROR;

  @Option(
      names = "--columns",
      paramLabel = "LIST",
      description =
          "Which columns, in which order: names or numbers from 1, and ranges as 2-5 (default:"
              + " all).")
  private @Nullable String columns;

  @Mixin private HeaderOption header = new HeaderOption();

  @Option(names = "--json", description = "Print the Gaussian, as a file would hold it.")
  private boolean json;

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public FitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (missing == Missing.AVAILABLE_CASE && !structure.variancesOnly()) {
      throw Failure.usage(
          "--missing available-case needs --structure diagonal: covariances taken so need not be"
              + " positive definite; use --missing drop-row");
    }
    Fitting fitting = new Fitting(name(), structure, missing.policy(), new ColumnChoice(columns));
    read(fitting);
    write(GaussianDocument.of(fitting.result(), fitting.columnNames()));
  }

  private String name() {
    return data.equals("-") ? "standard input" : data;
  }

  private void read(Fitting fitting) {
    CsvOptions options = header.csv();
    if (data.equals("-")) {
      CsvStream.read(name(), terminal.in(), options, fitting);
    } else {
      RowStream.read(data, options, fitting);
    }
  }

  private void write(GaussianDocument document) {
    if (output != null && !output.equals("-")) {
      GaussianFile.write(output, document);
    }
    if (json || "-".equals(output)) {
      terminal.out().println(GaussianFile.print(document));
    } else {
      terminal.out().println(FitReport.text(name(), document));
    }
    FitReport.notes(document).forEach(terminal::note);
  }
}
