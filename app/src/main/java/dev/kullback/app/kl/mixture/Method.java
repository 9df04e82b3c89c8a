package dev.kullback.app.kl.mixture;

import dev.kullback.app.cli.Choice;
import dev.kullback.mixture.GaussianMixture;
import dev.kullback.mixture.MixtureKullbackLeibler;
import dev.kullback.mixture.MonteCarlo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/// A way to say something about a divergence between mixtures, by its name on the command line.
public enum Method {
  /// Hershey and Olsen's.
  VARIATIONAL(Kind.APPROXIMATION, MixtureKullbackLeibler::variationalApproximation),
  /// `E ln` replaced by `ln E`.
  PRODUCT(Kind.APPROXIMATION, MixtureKullbackLeibler::productApproximation),
  /// Each component against its best counterpart.
  MATCHED_PAIR(Kind.APPROXIMATION, MixtureKullbackLeibler::matchedPairApproximation),
  /// Over 2n points of each component.
  UNSCENTED(Kind.APPROXIMATION, MixtureKullbackLeibler::unscentedApproximation),
  /// Both replaced by the Gaussian of their moments.
  MOMENT_MATCHED(Kind.APPROXIMATION, MixtureKullbackLeibler::gaussianApproximation),
  /// Variational on one side, product on the other.
  LOWER_BOUND(Kind.LOWER_BOUND, MixtureKullbackLeibler::lowerBound),
  /// Likewise.
  UPPER_BOUND(Kind.UPPER_BOUND, MixtureKullbackLeibler::upperBound),
  /// The best coupling of the components.
  VARIATIONAL_UPPER_BOUND(Kind.UPPER_BOUND, MixtureKullbackLeibler::variationalUpperBound),
  /// The best one-to-one matching.
  MATCHED_PAIR_BOUND(Kind.UPPER_BOUND, MixtureKullbackLeibler::matchedPairBound),
  /// A sampled estimate.
  MONTE_CARLO(MonteCarlo::kullbackLeibler),
  /// A sampled estimate of the Jensen-Shannon divergence.
  MONTE_CARLO_JENSEN_SHANNON(MonteCarlo::jensenShannon);

  /// What a value promises.
  public enum Kind {
    /// Nothing.
    APPROXIMATION,
    /// Not above the divergence.
    LOWER_BOUND,
    /// Not below the divergence.
    UPPER_BOUND,
    /// The divergence on average.
    SAMPLE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  @FunctionalInterface
  private interface Sampler {
    MonteCarlo.Estimate of(GaussianMixture q, GaussianMixture p, long samples, long seed);
  }

  private final Kind kind;
  private final Sampler sampler;

  Method(Kind kind, ToDoubleBiFunction<GaussianMixture, GaussianMixture> closed) {
    this.kind = kind;
    this.sampler = (q, p, _, _) -> new MonteCarlo.Estimate(closed.applyAsDouble(q, p), 0, 0);
  }

  Method(Sampler sampler) {
    this.kind = Kind.SAMPLE;
    this.sampler = sampler;
  }

  /// The method with a name.
  ///
  /// @param name as on the command line
  /// @return the one of that name
  /// @throws IllegalArgumentException where there is none, with the list of all
  public static Method named(String name) {
    return Choice.of("--method", values(), name);
  }

  /// Those that draw no samples and can be had for two mixtures.
  ///
  /// @param q the first mixture
  /// @param p the second
  /// @return all, without the matching where there are not as many components in q as in p
  public static List<Method> closed(GaussianMixture q, GaussianMixture p) {
    return Arrays.stream(values())
        .filter(m -> !m.isSampled())
        .filter(m -> m != MATCHED_PAIR_BOUND || q.size() == p.size())
        .toList();
  }

  /// What its values promise.
  ///
  /// @return the kind
  public Kind kind() {
    return kind;
  }

  /// Whether it draws samples.
  ///
  /// @return whether the number of samples and the seed matter
  public boolean isSampled() {
    return kind == Kind.SAMPLE;
  }

  /// Its value for two mixtures.
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @param samples how many points a sampled one draws
  /// @param seed of a sampled one
  /// @return the value; standard error and samples are 0 where nothing is sampled
  public MonteCarlo.Estimate of(GaussianMixture q, GaussianMixture p, long samples, long seed) {
    return sampler.of(q, p, samples, seed);
  }

  @Override
  public String toString() {
    return Choice.name(this);
  }
}
