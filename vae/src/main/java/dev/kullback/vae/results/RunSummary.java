package dev.kullback.vae.results;

import java.util.List;

/// summary.json: how a finished run came out.
///
/// @param test the test rows, by the model that is kept
/// @param modelEpoch the epoch whose weights are kept: the last one, or with early stopping the
///   best
/// @param epochs epochs trained
/// @param stoppedEarly whether patience ran out before the epochs did
/// @param parameters numbers learned
/// @param seconds of training, evaluation not included
/// @param samplesPerSecond training rows a second, over the whole run
/// @param verdict sentences on how the run went, the gravest first
public record RunSummary(
    EvaluationResult test,
    int modelEpoch,
    int epochs,
    boolean stoppedEarly,
    long parameters,
    double seconds,
    double samplesPerSecond,
    List<Finding> verdict) {

  /// Copies the list.
  public RunSummary {
    verdict = List.copyOf(verdict);
  }
}
