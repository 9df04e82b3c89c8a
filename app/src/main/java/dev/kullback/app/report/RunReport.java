package dev.kullback.app.report;

import dev.kullback.app.plot.Plot;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.results.RunSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the report of a run tells.
///
/// @param name what the run is called
/// @param data the data in a few words: name, rows, shape
/// @param dataTreatment what was done to the values before the model saw them
/// @param epochs what each epoch gave, in order
/// @param summary how it came out; empty while it is not finished
/// @param pictures what the model does, as plots
/// @param settings how it was trained, by name, in order
/// @param provenance versions, hashes and the like, by name, in order
/// @param command the command line that trains the same model again
public record RunReport(
    String name,
    String data,
    String dataTreatment,
    List<EpochMetrics> epochs,
    Optional<RunSummary> summary,
    List<Picture> pictures,
    Map<String, String> settings,
    Map<String, String> provenance,
    String command) {
  /// Copies the lists and, keeping their order, the tables.
  public RunReport {
    epochs = List.copyOf(epochs);
    pictures = List.copyOf(pictures);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /// A plot with the sentence beneath it.
  ///
  /// @param plot the plot
  /// @param caption what to see in it
  public record Picture(Plot plot, String caption) {}
}
