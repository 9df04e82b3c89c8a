package dev.kullback.vae.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.Finding;
import dev.kullback.vae.results.Finding.Severity;
import dev.kullback.vae.results.LatentUnit;
import dev.kullback.vae.testing.Tiny;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static EvaluationResult test(double monteCarloKl, int active) {
    List<LatentUnit> units = new ArrayList<>();
    for (int u = 0; u < 4; u++) {
      units.add(new LatentUnit(u, 1, u < active ? 0.5 : 0.001));
    }
    return new EvaluationResult(
        100, 10, -90, 0.5, -86, 0.5, 4, 0.1, monteCarloKl, 0.01, active, units, null, "as it is");
  }

  private static List<EpochMetrics> epochs(
      int count, IntToDoubleFunction train, IntToDoubleFunction validation) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (int e = 1; e <= count; e++) {
      epochs.add(
          new EpochMetrics(
              e,
              ElboTerms.of(train.applyAsDouble(e) + 4, 4),
              ElboTerms.of(validation.applyAsDouble(e) + 4, 4),
              2,
              1,
              1,
              1));
    }
    return epochs;
  }

  private static final List<EpochMetrics> FLAT = epochs(10, _ -> -90, _ -> -91);

  private static boolean says(List<Finding> verdict, Severity severity, String words) {
    return verdict.stream().anyMatch(f -> f.severity() == severity && f.sentence().contains(words));
  }

  @Test
  void aGoodRunIsCalledGood() {
    List<Finding> verdict = Verdict.of(FLAT, test(4.01, 2), Tiny.config(), false);
    assertTrue(verdict.stream().allMatch(f -> f.severity() == Severity.GOOD), verdict.toString());
    assertTrue(says(verdict, Severity.GOOD, "they agree"));
    assertTrue(says(verdict, Severity.GOOD, "Converged"));
    assertTrue(says(verdict, Severity.GOOD, "2 of 4 latent units are active"));
  }

  @Test
  void klsThatDisagreeComeFirst() {
    List<Finding> verdict = Verdict.of(FLAT, test(4.1, 2), Tiny.config(), false);
    assertEquals(Severity.BAD, verdict.getFirst().severity());
    assertTrue(says(verdict, Severity.BAD, "10.0 standard errors apart"));
  }

  @Test
  void collapseIsNamed() {
    assertTrue(says(Verdict.of(FLAT, test(4, 0), Tiny.config(), false), Severity.BAD, "collapsed"));
    assertTrue(
        says(Verdict.of(FLAT, test(4, 4), Tiny.config(), false), Severity.NOTE, "All 4 latent"));
  }

  @Test
  void risingAndFallingBoundsAreTold() {
    List<EpochMetrics> rising = epochs(10, e -> -100 + e, e -> -101 + e);
    assertTrue(
        says(Verdict.of(rising, test(4, 2), Tiny.config(), false), Severity.NOTE, "Not converged"));
    List<EpochMetrics> falling = epochs(10, e -> -80 + e, e -> -91 - e);
    List<Finding> verdict = Verdict.of(falling, test(4, 2), Tiny.config(), false);
    assertTrue(says(verdict, Severity.WARNING, "fell by 1.00 nats an epoch"));
    assertTrue(says(verdict, Severity.WARNING, "overfits"));
  }

  @Test
  void greyBernoulliIsCalledALoss() {
    var config = Tiny.config().withLikelihood(new Likelihood.Bernoulli(), Binarization.NONE);
    assertTrue(says(Verdict.of(FLAT, test(4, 2), config, false), Severity.NOTE, "a loss here"));
  }
}
