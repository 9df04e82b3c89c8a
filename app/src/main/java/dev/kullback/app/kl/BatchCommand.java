package dev.kullback.app.kl;

import dev.kullback.Gaussian;
import dev.kullback.app.cli.Json;
import dev.kullback.app.cli.Progress;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.kl.batch.BatchInput;
import dev.kullback.app.kl.batch.BatchRun;
import dev.kullback.app.kl.batch.BatchSummary;
import dev.kullback.data.Matrix;
import dev.kullback.data.csv.Csv;
import dev.kullback.data.source.Matrices;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.util.function.LongConsumer;

/// Rows in files: opens them, runs the batch, prints the summary.
final class BatchCommand {
  private final Terminal terminal;
  private final BatchOptions options;
  private final boolean json;

  BatchCommand(Terminal terminal, BatchOptions options, boolean json) {
    this.terminal = terminal;
    this.options = options;
    this.json = json;
  }

  void run() {
    options.check();
    BatchOptions.Scale scale = options.scale();
    try (Arena arena = Arena.ofShared()) {
      Matrix means = open(options.meanFile(), arena);
      Matrix scales = open(scale.file(), arena);
      print(compute(new BatchInput(scale.parameterization(), means, scales)));
    }
  }

  private Matrix open(String source, Arena arena) {
    return source.equals("-")
        ? Csv.read("standard input", terminal.in(), options.csv(), arena).matrix()
        : Matrices.open(source, options.csv(), arena);
  }

  private BatchSummary compute(BatchInput input) {
    Gaussian prior =
        Prior.of(options.priorMean, options.priorVariance, input.dimension(), options.csv());
    Stopwatch watch = new Stopwatch();
    try (RowOutput output = RowOutput.open(options.output, input.isSinglePrecision(), terminal)) {
      BatchSummary summary = run(input, prior, output, watch);
      output.finish();
      if (watch.seconds() > 1) {
        terminal.note("%,d rows, %s".formatted(summary.rows(), watch.rate(summary.rows())));
      }
      return summary;
    }
  }

  private BatchSummary run(BatchInput input, Gaussian prior, RowOutput output, Stopwatch watch) {
    BatchRun.Options run =
        new BatchRun.Options(options.threads, options.largest, options.perDimension);
    try (Progress progress = Progress.start(terminal, "kl")) {
      return BatchRun.of(input, prior, run, output, reporter(progress, watch, input.rows()));
    }
  }

  private static LongConsumer reporter(Progress progress, Stopwatch watch, long rows) {
    return done -> progress.advance((double) done / rows, watch.rate(done));
  }

  /// The summary is the result, unless the rows themselves go to stdout.
  private void print(BatchSummary summary) {
    PrintStream stream = "-".equals(options.output) ? terminal.err() : terminal.out();
    stream.println(json ? Json.print(summary) : new BatchReport(summary).toString());
  }
}
