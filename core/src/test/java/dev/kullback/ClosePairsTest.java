package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kullback.RandomGaussians.Structure;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.DiagonalGradient;
import dev.kullback.covariance.Isotropic;
import dev.kullback.divergence.FisherRao;
import dev.kullback.divergence.Jeffreys;
import dev.kullback.divergence.Wasserstein2;
import dev.kullback.oracle.Exact;
import dev.kullback.oracle.Oracle;
import dev.kullback.oracle.RelativesOracle;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// q = p(1 + d) in every parameter, each by its own random part of d, at n = 50 and for every d =
/// 1e-1 … 1e-12, against 60 digits.
class ClosePairsTest {
  private static final int N = 50;

  @ParameterizedTest
  @EnumSource
  void closePairsOfOrder50KeepTheirRelativeAccuracy(Structure structure) {
    RandomGaussians random = new RandomGaussians(50);
    Gaussian p = random.gaussian(structure, N);
    Exact exact = Oracle.exact(p);
    for (int exponent = 1; exponent <= 12; exponent++) {
      Gaussian q = random.closeTo(p, Math.pow(10, -exponent));
      KullbackLeiblerTest.assertClose(
          Oracle.exact(q).divergence(exact), KullbackLeibler.divergence(q, p), 1e-14, q, p);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, VARIANCE",
    "2, VARIANCE",
    "7, VARIANCE",
    "50, VARIANCE",
    "1, STANDARD_DEVIATION",
    "2, STANDARD_DEVIATION",
    "7, STANDARD_DEVIATION",
    "50, STANDARD_DEVIATION",
    "1, LOG_VARIANCE",
    "2, LOG_VARIANCE",
    "7, LOG_VARIANCE",
    "50, LOG_VARIANCE"
  })
  void diagonalPairsKeepItHoweverTheyAreGiven(int n, Diagonal.Scale scale) {
    RandomGaussians random = new RandomGaussians(n);
    Gaussian p = random.diagonal(scale, n);
    Exact exact = Oracle.exact(p);
    PreparedKullbackLeibler prepared = KullbackLeibler.prepare(p);
    for (int exponent = 1; exponent <= 12; exponent++) {
      Gaussian q = random.closeTo(p, Math.pow(10, -exponent));
      BigDecimal expected = Oracle.exact(q).divergence(exact);
      double nats = KullbackLeibler.divergence(q, p);
      KullbackLeiblerTest.assertClose(expected, nats, 1e-14, q, p);
      assertEquals(nats, prepared.divergence(q));
      double sum =
          KullbackLeibler.perCoordinate(q, p).stream()
              .mapToDouble(KullbackLeiblerTerms::nats)
              .sum();
      KullbackLeiblerTest.assertClose(expected, sum, 1e-14, q, p);
      double jeffreys = Jeffreys.divergence(q, p);
      KullbackLeiblerTest.assertClose(RelativesOracle.jeffreys(q, p), jeffreys, 1e-14, q, p);
      KullbackLeiblerTest.assertClose(expected, inBatch(q, p), 1e-14, q, p);
    }
  }

  /// As a row of a batch, given as q was.
  private static double inBatch(Gaussian q, Gaussian p) {
    Diagonal c = (Diagonal) q.covariance();
    double[] given = new double[c.dimension()];
    Arrays.setAll(given, c::parameter);
    GaussianBatch row =
        GaussianBatch.of(
            Parameterization.valueOf(c.scale().name()), q.mean(), given, c.dimension());
    double[] out = new double[1];
    KullbackLeibler.divergence(row, p, MemorySegment.ofArray(out));
    return out[0];
  }

  /// σ and σ² of the same number are the same Gaussian; a neighbour is as far from either.
  @Test
  void standardDeviationsAgainstVariancesAreCompared() {
    for (int exponent = 1; exponent <= 12; exponent++) {
      double sigma = 1.1 + Math.pow(10, -exponent);
      Gaussian q = Gaussian.of(new double[1], Diagonal.fromStandardDeviations(sigma));
      for (Covariance c : List.of(Diagonal.of(1.21), Isotropic.of(1, 1.21))) {
        Gaussian p = Gaussian.of(new double[1], c);
        KullbackLeiblerTest.assertClose(
            Oracle.divergence(q, p), KullbackLeibler.divergence(q, p), 1e-14, q, p);
        KullbackLeiblerTest.assertClose(
            Oracle.divergence(p, q), KullbackLeibler.divergence(p, q), 1e-14, p, q);
      }
    }
  }

  /// To first order in d: `∂/∂σq² = d/σ²` for standard deviations, `d/(2σ²)` for log-variances, and
  /// the Fisher-Rao distance is `√2 d` and `d/√2`, the 2-Wasserstein distance `d σ` and `d σ/2`.
  @Test
  void relativesAndGradientsKeepItToo() {
    for (double d : new double[] {0x1p-20, 0x1p-30, 0x1p-40}) {
      Gaussian p = Gaussian.of(new double[1], Diagonal.fromStandardDeviations(1.1));
      double step = ((1.1 + d) - 1.1) / 1.1;
      Gaussian q = Gaussian.of(new double[1], Diagonal.fromStandardDeviations(1.1 + d));
      assertEquals(step / 1.21, ofVariance(q, p), 4 * d * d);
      assertEquals(Math.sqrt(2) * step, FisherRao.distance(q, p), 1e-14 * d + d * d);
      assertEquals(step * 1.1, Wasserstein2.distance(q, p), 1e-14 * d);
      double v = Math.log(1.21);
      Gaussian r = Gaussian.of(new double[1], Diagonal.fromLogVariances(v));
      Gaussian s = Gaussian.of(new double[1], Diagonal.fromLogVariances(v + d));
      double logStep = (v + d) - v;
      assertEquals(logStep / 2.42, ofVariance(s, r), 4 * d * d);
      assertEquals(logStep / Math.sqrt(2), FisherRao.distance(s, r), 1e-14 * d);
      assertEquals(logStep * 0.55, Wasserstein2.distance(s, r), 4 * d * d);
    }
  }

  private static double ofVariance(Gaussian q, Gaussian p) {
    return ((DiagonalGradient) KullbackLeibler.gradient(q, p).covarianceQ()).variances()[0];
  }
}
