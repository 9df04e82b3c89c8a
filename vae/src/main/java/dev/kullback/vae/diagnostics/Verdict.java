package dev.kullback.vae.diagnostics;

import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Objective;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.Finding;
import dev.kullback.vae.results.Finding.Severity;
import dev.kullback.vae.results.ImportanceEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Judges a run: has it converged, does it overfit, do latent units carry anything, do the two KLs
/// agree, are the numbers comparable.
public final class Verdict {
  private static final double STANDARD_ERRORS = 4;
  private static final int WINDOW = 5;

  private final List<Finding> findings = new ArrayList<>();

  private Verdict() {}

  /// Judges.
  ///
  /// @param epochs what each epoch gave, in order
  /// @param test the test rows
  /// @param config of the run
  /// @param stoppedEarly whether patience ended it
  /// @return sentences, the gravest first
  public static List<Finding> of(
      List<EpochMetrics> epochs,
      EvaluationResult test,
      TrainingConfig config,
      boolean stoppedEarly) {
    Verdict verdict = new Verdict();
    verdict.klAgreement(test);
    verdict.units(test);
    verdict.convergence(epochs, stoppedEarly);
    verdict.overfit(epochs, config);
    verdict.treatment(config);
    verdict.importance(test);
    verdict.findings.sort(Comparator.comparing(Finding::severity).reversed());
    return List.copyOf(verdict.findings);
  }

  private void klAgreement(EvaluationResult test) {
    double deviation = test.klDeviation();
    String sentence =
        String.format(
            Locale.ROOT,
            "The closed-form KL (%.4f) and its Monte Carlo estimate (%.4f ± %.4f) are %.1f standard"
                + " errors apart",
            test.kl(),
            test.klMonteCarlo(),
            test.klMonteCarloStandardError(),
            Math.abs(deviation));
    if (Math.abs(deviation) <= STANDARD_ERRORS) {
      add(Severity.GOOD, sentence + ": they agree.");
    } else {
      add(Severity.BAD, sentence + ": chance does not explain that; do not use these numbers.");
    }
  }

  private void units(EvaluationResult test) {
    int latent = test.units().size();
    int active = test.activeUnits();
    if (active == 0) {
      add(
          Severity.BAD,
          "No latent unit is active: the posterior has collapsed onto the prior and the code says"
              + " nothing about the data; warm the KL up, lower beta or give free bits.");
    } else if (active == latent) {
      add(
          Severity.NOTE,
          String.format(
              Locale.ROOT,
              "All %d latent units are active; a larger latent space may raise the ELBO.",
              latent));
    } else {
      add(
          Severity.GOOD,
          String.format(
              Locale.ROOT,
              "%d of %d latent units are active; the others cost nothing.",
              active,
              latent));
    }
  }

  private void convergence(List<EpochMetrics> epochs, boolean stoppedEarly) {
    if (stoppedEarly) {
      add(Severity.GOOD, "Training stopped by itself when the validation ELBO no longer rose.");
      return;
    }
    slope(epochs)
        .ifPresent(
            slope -> {
              if (slope > 0.1) {
                add(
                    Severity.NOTE,
                    String.format(
                        Locale.ROOT,
                        "Not converged: the ELBO still rises by %.2f nats an epoch; more epochs"
                            + " will help.",
                        slope));
              } else if (slope < -0.1) {
                add(
                    Severity.WARNING,
                    String.format(
                        Locale.ROOT,
                        "The ELBO fell by %.2f nats an epoch at the end; stop earlier (patience) or"
                            + " lower the learning rate.",
                        -slope));
              } else {
                add(Severity.GOOD, "Converged: the ELBO moves by less than 0.1 nats an epoch.");
              }
            });
  }

  /// Nats an epoch over the last epochs.
  private static OptionalDouble slope(List<EpochMetrics> epochs) {
    int n = epochs.size();
    if (n <= WINDOW) {
      return OptionalDouble.empty();
    }
    double change = watched(epochs.get(n - 1)).elbo() - watched(epochs.get(n - 1 - WINDOW)).elbo();
    return OptionalDouble.of(change / WINDOW);
  }

  private static ElboTerms watched(EpochMetrics epoch) {
    ElboTerms validation = epoch.validation();
    return validation == null ? epoch.train() : validation;
  }

  private void overfit(List<EpochMetrics> epochs, TrainingConfig config) {
    if (epochs.isEmpty()) {
      return;
    }
    EpochMetrics last = epochs.getLast();
    ElboTerms validation = last.validation();
    if (validation == null) {
      add(Severity.NOTE, "No rows were held back, so overfitting was not watched for.");
      return;
    }
    double gap = last.train().elbo() - validation.elbo();
    double share = gap / Math.abs(validation.elbo());
    String numbers =
        String.format(Locale.ROOT, "The validation ELBO is %.2f nats below the training ELBO", gap);
    if (share > 0.1 && config.optimization().patience() == 0) {
      add(Severity.WARNING, numbers + ": the model overfits; use patience or a smaller network.");
    } else if (share > 0.1) {
      add(Severity.NOTE, numbers + " at the end: more data or a smaller network would help.");
    } else {
      add(
          Severity.GOOD,
          String.format(Locale.ROOT, "No overfitting to speak of: a gap of %.2f nats.", gap));
    }
  }

  private void treatment(TrainingConfig config) {
    if (config.likelihood() instanceof Likelihood.Bernoulli
        && config.binarization() == Binarization.NONE) {
      add(
          Severity.NOTE,
          "Unbinarised values under a Bernoulli likelihood: the ELBO is a loss here, comparable"
              + " only with runs on the same values.");
    }
    if (!config.objective().equals(Objective.ELBO)) {
      add(
          Severity.NOTE,
          "The objective was weighted (beta, warm-up or free bits); the numbers reported are the"
              + " unweighted ELBO.");
    }
  }

  private void importance(EvaluationResult test) {
    ImportanceEstimate estimate = test.importance();
    Double above = estimate == null ? null : estimate.paretoKAbove();
    if (above != null && above > 0.1) {
      add(
          Severity.WARNING,
          String.format(
              Locale.ROOT,
              "The importance weights of %.0f %% of the rows have too heavy a tail (Pareto k >"
                  + " 0.7): the NLL is too high by an unknown amount.",
              100 * above));
    }
  }

  private void add(Severity severity, String sentence) {
    findings.add(new Finding(severity, sentence));
  }
}
