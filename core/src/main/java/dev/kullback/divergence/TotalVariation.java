package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.internal.probability.ErrorFunction;
import dev.kullback.internal.probability.NormalInterval;
import dev.kullback.internal.spectrum.Direction;
import dev.kullback.internal.spectrum.PairSpectrum;
import java.util.List;

/// The total variation distance `TV(q, p) = ½ ∫ |q − p| = sup |q(A) − p(A)|`: a metric between 0
/// and 1.
///
/// Closed in two cases, and where a pair reduces to one of them:
///
/// - equal covariances: `TV = erf(Δ/√8)` with Δ the Mahalanobis length of the difference of the
///   means;
/// - univariate, or different along one generalised eigendirection only: the densities cross at the
///   roots z of `λz² + 2wz = w² + r ln r`, and `TV = Σ_z |Φ((z−w)/√r) − Φ(z)|`, each term the
///   normal probability of a short interval and not a difference of two probabilities.
///
/// There is **no closed form** for other multivariate pairs; [#distance] refuses them and names the
/// [TotalVariationBounds].
///
/// **Special cases.** q = p: 0. No common density: 1. **Accuracy**: relative error below 1e-13,
/// also as q → p. **Cost**: as [Jeffreys].
///
/// *Reference*: L. Devroye, A. Mehrabian & T. Reddad, *The Total Variation Distance between
/// High-Dimensional Gaussians* (2018), [arXiv](https://arxiv.org/abs/1810.08693).
public final class TotalVariation {
  private TotalVariation() {}

  /// `½ ∫ |q − p|`.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return between 0 and 1
  /// @throws IllegalArgumentException where there is no closed form, naming the bounds
  public static double distance(Gaussian q, Gaussian p) {
    PairSpectrum pair = PairSpectrum.of(q, p);
    if (pair.singular()) {
      return 1;
    }
    List<Direction> scaled = pair.directions().stream().filter(d -> d.excess() != 0).toList();
    double shift = Math.sqrt(pair.directions().stream().mapToDouble(Direction::squaredShift).sum());
    if (scaled.isEmpty()) {
      return ErrorFunction.erf(shift / Math.sqrt(8));
    }
    Direction only = scaled.getFirst();
    if (scaled.size() > 1 || shift > Math.abs(only.shift())) {
      throw new IllegalArgumentException(
          "a total variation distance needs equal covariances or a difference along one direction,"
              + " got different variances along "
              + scaled.size()
              + " and means along others: there is no closed form; use TotalVariationBounds");
    }
    return univariate(only, Math.abs(only.shift()));
  }

  private static double univariate(Direction d, double shift) {
    double sigma = Math.sqrt(d.ratio());
    double root = Math.sqrt(d.ratio() * Math.fma(d.excess(), d.logRatio(), shift * shift));
    double sum = shift + root;
    double near = (shift * shift + d.ratio() * d.logRatio()) / sum;
    double stretch = d.excess() / (1 + sigma);
    double nearWidth = -(shift + stretch * near) / sigma;
    // (σ−1) z at the other crossing, −sum/λ, without its overflow as λ → 0.
    double farWidth = -(shift - sum / (1 + sigma)) / sigma;
    return gap(near, nearWidth) + gap(-sum / d.excess(), farWidth);
  }

  private static double gap(double crossing, double width) {
    return Math.abs(NormalInterval.over(crossing, width));
  }
}
