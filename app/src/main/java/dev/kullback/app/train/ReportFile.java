package dev.kullback.app.train;

import dev.kullback.app.cli.Version;
import dev.kullback.app.report.ReportPage;
import dev.kullback.app.report.RunReport;
import dev.kullback.app.report.Settings;
import dev.kullback.app.report.Showcase;
import dev.kullback.data.Dataset;
import dev.kullback.vae.inference.TrainedModel;
import dev.kullback.vae.results.RunSummary;
import dev.kullback.vae.run.RunData;
import dev.kullback.vae.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes report.html into a run folder.
final class ReportFile {
  private static final String NAME = "report.html";

  private ReportFile() {}

  /// Writes the report anew.
  ///
  /// @param path the run folder
  /// @param source where its data came from
  /// @param test the test rows of the run
  /// @return the file
  static Path write(Path path, DataSource source, Dataset test) {
    var folder = RunFolder.open(path);
    var file = path.resolve(NAME);
    TextFile.write(file, ReportPage.html(report(folder, source, test)));
    return file;
  }

  private static RunReport report(RunFolder folder, DataSource source, Dataset test) {
    var summary = folder.summary();
    return new RunReport(
        folder.path().toString(),
        describe(folder.data()),
        summary.map(done -> done.test().dataTreatment()).orElse(folder.data().treatment()),
        folder.metrics(),
        summary,
        summary.map(done -> pictures(folder, test, done)).orElse(List.of()),
        Settings.of(folder.config(), folder.data().dimension()),
        provenance(folder),
        Reproduction.commandLine(source, folder.config()));
  }

  private static List<RunReport.Picture> pictures(
      RunFolder folder, Dataset test, RunSummary summary) {
    try (var model = TrainedModel.load(folder.path())) {
      return Showcase.of(model, test, summary.test().units());
    }
  }

  private static String describe(RunData data) {
    return String.format(
        Locale.ROOT,
        "%s: %,d rows to learn from, %,d for validation, %,d for the test; %s; read as %s",
        data.train(),
        data.trainRows(),
        data.validationRows(),
        data.testRows(),
        data.image() == null ? data.dimension() + " values each" : "images of " + data.image(),
        data.description());
  }

  private static Map<String, String> provenance(RunFolder folder) {
    var rows = new LinkedHashMap<String, String>();
    rows.put("SHA-256 of the training rows", folder.data().trainSha256());
    rows.put("SHA-256 of the test rows", folder.data().testSha256());
    rows.put("This page", "kullback %s, commit %s".formatted(Version.version(), Version.commit()));
    return rows;
  }

  static boolean exists(Path run) {
    return Files.exists(run.resolve(NAME));
  }
}
