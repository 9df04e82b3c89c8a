package dev.kullback.app.train;

import dev.kullback.app.cli.Json;
import dev.kullback.app.cli.Terminal;
import dev.kullback.vae.results.Finding;
import dev.kullback.vae.results.RunSummary;
import dev.kullback.vae.training.TrainingOutcome;
import java.nio.file.Path;
import java.util.Locale;

/// Tells how a training run ended.
///
/// @param terminal where
/// @param json whether as a JSON document
record TrainResult(Terminal terminal, boolean json) {

  void finished(Path run, Path report, RunSummary summary) {
    if (json) {
      print(ResultJson.finished(run.toString(), report.toString(), summary));
      return;
    }
    var out = terminal.out();
    ResultText.lines(summary.test(), terminal).forEach(out::println);
    out.println(effort(summary));
    for (var finding : summary.verdict()) {
      out.println("verdict        " + sentence(finding));
    }
    out.println("run            " + run);
    out.println("report         " + report);
  }

  private static String sentence(Finding finding) {
    return switch (finding.severity()) {
      case GOOD -> finding.sentence();
      case NOTE, WARNING, BAD ->
          finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.sentence();
    };
  }

  private static String effort(RunSummary summary) {
    return String.format(
        Locale.ROOT,
        "training       %d epochs in %.1f s, %,.0f samples/s, %,d parameters%s",
        summary.epochs(),
        summary.seconds(),
        summary.samplesPerSecond(),
        summary.parameters(),
        summary.modelEpoch() == summary.epochs()
            ? ""
            : ", the weights of epoch " + summary.modelEpoch() + " are kept");
  }

  void stopped(Path run, TrainingOutcome.Stopped stopped) {
    var resume = "kullback train --resume -o " + Reproduction.quoted(run.toString());
    if (json) {
      print(ResultJson.stopped(run.toString(), stopped.epoch(), stopped.batch(), resume));
    }
    terminal.note(
        "stopped in epoch %d after %d batches, saved; to go on: %s"
            .formatted(stopped.epoch(), stopped.batch(), resume));
  }

  private void print(Object document) {
    terminal.out().println(Json.print(document));
  }
}
