package dev.kullback.mixture;

import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Sampled estimates of divergences between mixtures that have no closed form: unbiased,
/// reproducible from the seed, and with their standard error. Never used in place of a closed form.
///
/// The error shrinks with the root of the number of samples. A standard error says nothing where
/// the variance of `ln q/p` under q is infinite or dominated by points never drawn.
public final class MonteCarlo {
  private static final String GENERATOR = "L64X128MixRandom";

  private MonteCarlo() {}

  /// An estimate.
  ///
  /// @param nats the mean over the samples; may be negative by chance
  /// @param standardError the standard deviation of that mean
  /// @param samples how many points were drawn
  public record Estimate(double nats, double standardError, long samples) {}

  /// `KL(q‖p)` as the mean of `ln q(x)/p(x)` over points x drawn from q.
  ///
  /// @param q the first mixture, drawn from
  /// @param p the second, of the same dimension
  /// @param samples how many points, at least 2
  /// @param seed the same seed gives the same estimate
  /// @return the estimate with its standard error
  public static Estimate kullbackLeibler(
      GaussianMixture q, GaussianMixture p, long samples, long seed) {
    MixtureKullbackLeibler.requireOneDimension(q, p);
    requireSamples(samples);
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    return mean(() -> logRatio(q, p, q.sample(random)), samples);
  }

  /// The Jensen-Shannon divergence `½ KL(q‖m) + ½ KL(p‖m)`, `m = ½ q + ½ p`, which has no closed
  /// form even between single Gaussians: the mean of both integrands over pairs of points. Between
  /// 0 and ln 2.
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @param samples how many pairs of points, at least 2
  /// @param seed the same seed gives the same estimate
  /// @return the estimate with its standard error
  public static Estimate jensenShannon(
      GaussianMixture q, GaussianMixture p, long samples, long seed) {
    MixtureKullbackLeibler.requireOneDimension(q, p);
    requireSamples(samples);
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    ToDoubleFunction<double[]> ofQ = x -> logShare(logRatio(p, q, x));
    ToDoubleFunction<double[]> ofP = x -> logShare(logRatio(q, p, x));
    return mean(
        () -> 0.5 * ofQ.applyAsDouble(q.sample(random)) + 0.5 * ofP.applyAsDouble(p.sample(random)),
        samples);
  }

  /// `ln f/m = ln 2 − ln(1 + e^d)` with `d = ln g/f`.
  private static double logShare(double d) {
    return Math.log(2) - (d > 0 ? d + Math.log1p(Math.exp(-d)) : Math.log1p(Math.exp(d)));
  }

  private static double logRatio(GaussianMixture f, GaussianMixture g, double[] x) {
    return f.logDensity(x) - g.logDensity(x);
  }

  private static void requireSamples(long samples) {
    if (samples < 2) {
      throw new IllegalArgumentException("an estimate needs at least 2 samples, got " + samples);
    }
  }

  /// Mean and standard error in one pass (Welford).
  private static Estimate mean(DoubleSupplier term, long samples) {
    double mean = 0;
    double squares = 0;
    for (long i = 1; i <= samples; i++) {
      double x = term.getAsDouble();
      double deviation = x - mean;
      mean += deviation / i;
      squares += deviation * (x - mean);
    }
    return new Estimate(mean, Math.sqrt(squares / (samples - 1.0) / samples), samples);
  }
}
