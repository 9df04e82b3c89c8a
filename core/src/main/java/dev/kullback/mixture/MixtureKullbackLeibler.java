package dev.kullback.mixture;

import dev.kullback.KullbackLeibler;

/// Approximations and bounds of `KL(q‖p)` between Gaussian mixtures, in nats. There is **no closed
/// form**. Where both mixtures have one component all but the product approximation and the bounds
/// made from products are exact; each method says whether it bounds.
///
/// With `q = Σ πₐ fₐ`, `p = Σ ω_b g_b` and `t_ab = ∫ fₐ g_b`:
///
/// | method | formula | bound |
/// |---|---|---|
/// | [#variationalApproximation] | `Σ πₐ ln [ Σ πₐ′ e^(−KL(fₐ‖fₐ′)) / Σ ω_b e^(−KL(fₐ‖g_b)) ]` | none |
/// | [#variationalUpperBound] | minimum over couplings φ, ψ of `KL(φ‖ψ) + Σ φ KL(fₐ‖g_b)` | upper |
/// | [#productApproximation] | `Σ πₐ ln [ Σ πₐ′ tₐₐ′ / Σ ω_b t_ab ]` | none |
/// | [#lowerBound], [#upperBound] | one sum of each kind above, and the entropies of f | lower, upper |
/// | [#matchedPairApproximation] | each fₐ against its best g_b | none |
/// | [#matchedPairBound] | the best one-to-one matching | upper |
/// | [#unscentedApproximation] | `ln q/p` at 2n points of each component | none |
/// | [#gaussianApproximation] | both mixtures replaced by their mean and covariance | none |
///
/// For a value with an error bar that shrinks, sample: [MonteCarlo].
///
/// *References*: J. Hershey & P. Olsen, *Approximating the Kullback Leibler Divergence Between
/// Gaussian Mixture Models* (2007), [doi](https://doi.org/10.1109/ICASSP.2007.366913); J.-L.
/// Durrieu, J.-Ph. Thiran & F. Kelly, *Lower and Upper Bounds for Approximation of the
/// Kullback-Leibler Divergence Between Gaussian Mixture Models* (2012),
/// [doi](https://doi.org/10.1109/ICASSP.2012.6289001).
public final class MixtureKullbackLeibler {
  private MixtureKullbackLeibler() {}

  /// Hershey and Olsen's variational approximation: closed, 0 at q = p, usually the best of the
  /// approximations; may be negative.
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @return nats
  public static double variationalApproximation(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    double sum = 0;
    for (int a = 0; a < q.size(); a++) {
      sum += q.weight(a) * (Overlaps.variational(q, a, q) - Overlaps.variational(q, a, p));
    }
    return sum;
  }

  /// Hershey and Olsen's variational upper bound, by alternating minimisation to convergence.
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @return nats, never below the true divergence
  public static double variationalUpperBound(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    return Coupling.minimum(q, p);
  }

  /// The product approximation: `E ln` replaced by `ln E` for both mixtures; tends to
  /// underestimate.
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @return nats, possibly negative
  public static double productApproximation(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    double sum = 0;
    for (int a = 0; a < q.size(); a++) {
      sum += q.weight(a) * (Overlaps.product(q, a, q) - Overlaps.product(q, a, p));
    }
    return sum;
  }

  /// A lower bound (Durrieu, Thiran & Kelly 2012): the variational bound of `∫ q ln q` less the
  /// product bound of `∫ q ln p`.
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @return nats, never above the true divergence, possibly negative
  public static double lowerBound(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    double sum = 0;
    for (int a = 0; a < q.size(); a++) {
      double ofQ = Overlaps.variational(q, a, q) - Overlaps.entropy(q, a);
      sum += q.weight(a) * (ofQ - Overlaps.product(q, a, p));
    }
    return sum;
  }

  /// An upper bound (Durrieu, Thiran & Kelly 2012): the product bound of `∫ q ln q` less the
  /// variational bound of `∫ q ln p`.
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @return nats, never below the true divergence
  public static double upperBound(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    double sum = 0;
    for (int a = 0; a < q.size(); a++) {
      double ofP = Overlaps.variational(q, a, p) - Overlaps.entropy(q, a);
      sum += q.weight(a) * (Overlaps.product(q, a, q) - ofP);
    }
    return sum;
  }

  /// Goldberger, Gordon and Greenspan's matched pair approximation: every fₐ against the g_b with
  /// the least `KL(fₐ‖g_b) − ln ω_b`. Good where components hardly overlap.
  ///
  /// *Reference*: [doi](https://doi.org/10.1109/ICCV.2003.1238387).
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @return nats
  public static double matchedPairApproximation(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    double sum = 0;
    for (int a = 0; a < q.size(); a++) {
      double best = Double.POSITIVE_INFINITY;
      for (int b = 0; b < p.size(); b++) {
        best = Math.min(best, Overlaps.divergence(q, a, p, b) - p.logWeight(b));
      }
      sum += q.weight(a) * (best + q.logWeight(a));
    }
    return sum;
  }

  /// The matched pair bound (Do 2003): `Σ πₐ (KL(fₐ‖g_m(a)) + ln πₐ/ω_m(a))` over the best
  /// one-to-one matching m, an upper bound by the chain rule.
  ///
  /// *Reference*: [doi](https://doi.org/10.1109/LSP.2003.809034).
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension and as many components
  /// @return nats, never below the true divergence
  public static double matchedPairBound(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    if (q.size() != p.size()) {
      throw new IllegalArgumentException(
          "the matched pair bound needs as many components in q as in p, got %d and %d"
              .formatted(q.size(), p.size()));
    }
    double[][] cost = new double[q.size()][p.size()];
    for (int a = 0; a < q.size(); a++) {
      for (int b = 0; b < p.size(); b++) {
        double logRatio = q.logWeight(a) - p.logWeight(b);
        cost[a][b] = q.weight(a) * (Overlaps.divergence(q, a, p, b) + logRatio);
      }
    }
    return Assignment.minimum(cost);
  }

  /// The unscented approximation: the mean of `ln q/p` over the 2n points `μₐ ± √n Lₐ eₖ` of each
  /// component, which is exact for integrands up to degree 2.
  ///
  /// *Reference*: J. Goldberger, S. Gordon & H. Greenspan (2003),
  /// [doi](https://doi.org/10.1109/ICCV.2003.1238387).
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @return nats, possibly negative
  public static double unscentedApproximation(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    double sum = 0;
    for (int a = 0; a < q.size(); a++) {
      sum += q.weight(a) * meanOverSigmaPoints(q.density(a), q, p);
    }
    return sum;
  }

  private static double meanOverSigmaPoints(Component f, GaussianMixture q, GaussianMixture p) {
    int n = q.dimension();
    double sum = 0;
    for (int k = 0; k < 2 * n; k++) {
      double[] z = new double[n];
      z[k / 2] = k % 2 == 0 ? Math.sqrt(n) : -Math.sqrt(n);
      double[] x = f.at(z);
      sum += q.logDensity(x) - p.logDensity(x);
    }
    return sum / (2 * n);
  }

  /// The divergence of the Gaussians with the mean and covariance of each mixture.
  ///
  /// @param q the first mixture
  /// @param p the second, of the same dimension
  /// @return nats, not negative
  public static double gaussianApproximation(GaussianMixture q, GaussianMixture p) {
    requireOneDimension(q, p);
    return KullbackLeibler.divergence(Moments.gaussian(q), Moments.gaussian(p));
  }

  static void requireOneDimension(GaussianMixture q, GaussianMixture p) {
    if (q.dimension() != p.dimension()) {
      throw new IllegalArgumentException(
          "a divergence needs q and p of one dimension, got %d and %d"
              .formatted(q.dimension(), p.dimension()));
    }
  }
}
