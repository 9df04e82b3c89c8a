package dev.kullback.app.train;

import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.RunSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `--json` prints.
final class ResultJson {
  private ResultJson() {}

  /// A finished run: its summary, and where everything lies.
  static Map<String, Object> finished(String run, String report, RunSummary summary) {
    var document = new LinkedHashMap<String, Object>();
    document.put("status", "finished");
    document.put("run", run);
    document.put("report", report);
    document.put("test", measured(summary.test()));
    document.put("modelEpoch", summary.modelEpoch());
    document.put("epochs", summary.epochs());
    document.put("stoppedEarly", summary.stoppedEarly());
    document.put("parameters", summary.parameters());
    document.put("seconds", summary.seconds());
    document.put("samplesPerSecond", summary.samplesPerSecond());
    document.put("verdict", summary.verdict());
    return document;
  }

  /// A run that was asked to stop.
  static Map<String, Object> stopped(String run, int epoch, int batch, String resume) {
    var document = new LinkedHashMap<String, Object>();
    document.put("status", "stopped");
    document.put("run", run);
    document.put("epoch", epoch);
    document.put("batch", batch);
    document.put("resume", resume);
    return document;
  }

  /// A measurement, with the comparison of the two KLs spelled out.
  static Map<String, Object> measured(EvaluationResult result) {
    var document = new LinkedHashMap<String, Object>();
    document.put("elbo", result.elbo());
    document.put("elboStandardError", result.elboStandardError());
    document.put("reconstruction", result.reconstruction());
    document.put("reconstructionStandardError", result.reconstructionStandardError());
    document.put("kl", result.kl());
    document.put("klStandardError", result.klStandardError());
    document.put("klMonteCarlo", result.klMonteCarlo());
    document.put("klMonteCarloStandardError", result.klMonteCarloStandardError());
    document.put("klDeviation", result.klDeviation());
    document.put("activeUnits", result.activeUnits());
    document.put("units", result.units());
    if (result.importance() != null) {
      document.put("importance", result.importance());
    }
    document.put("rows", result.rows());
    document.put("samples", result.samples());
    document.put("dataTreatment", result.dataTreatment());
    return document;
  }
}
