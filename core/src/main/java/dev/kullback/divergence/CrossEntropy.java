package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Dense;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.internal.pair.Factors;
import dev.kullback.internal.pair.Traces;
import dev.kullback.internal.spectrum.PairSpectrum;

/// The cross-entropy `H(q, p) = −∫ q ln p = H(q) + KL(q‖p)`, in nats. May be negative.
///
/// ```text
/// H(q, p) = ½ [ n ln 2π + ln |Σp| + tr(Σp⁻¹Σq) + δᵀ Σp⁻¹ δ ]
/// ```
///
/// computed in this form, not as the sum of entropy and divergence, which cancels where q is
/// narrow.
///
/// **Special cases.** q a point mass: −ln p there, finite. p a point mass along a coordinate: +∞
/// unless q is the same point there, which is refused as `∞ − ∞`. **Cost**: O(n) for diagonal
/// pairs, n³/3 against a full matrix, otherwise that of the trace
/// (docs/functions/kullback-leibler.md, algorithm 10).
public final class CrossEntropy {
  /// ln 2π, rounded.
  private static final double LOG_TWO_PI = 1.8378770664093453;

  private CrossEntropy() {}

  /// `−∫ q ln p`.
  ///
  /// @param q the first argument, under which the expectation is taken
  /// @param p the second, of the same dimension
  /// @return nats, possibly negative, +∞ where p is degenerate and q leaves its support
  /// @throws IllegalArgumentException where q and p are the same point along a coordinate
  public static double of(Gaussian q, Gaussian p) {
    PairSpectrum.requireOneDimension(q, p);
    if (PairSpectrum.isDegenerate(p.covariance())) {
      return ofDegenerate(q, p);
    }
    double[] difference = q.mean();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= p.mean(i);
    }
    return 0.5
        * (q.dimension() * LOG_TWO_PI
            + p.covariance().logDeterminant()
            + trace(q, p)
            + p.covariance().squaredMahalanobis(difference));
  }

  private static double ofDegenerate(Gaussian q, Gaussian p) {
    if (PairSpectrum.isDegenerate(q.covariance()) && !PairSpectrum.of(q, p).singular()) {
      throw new IllegalArgumentException(
          "a cross-entropy needs positive variances in p, got 0 along a coordinate where q is the"
              + " same point");
    }
    return Double.POSITIVE_INFINITY;
  }

  /// `tr(Σp⁻¹Σq)`, against a full matrix `‖Lp⁻¹Lq‖²`.
  private static double trace(Gaussian q, Gaussian p) {
    CompensatedSum sum = new CompensatedSum();
    if (PairSpectrum.hasAxes(q.covariance()) && PairSpectrum.hasAxes(p.covariance())) {
      for (int i = 0; i < q.dimension(); i++) {
        double variance = PairSpectrum.variance(q.covariance(), i);
        sum.add(variance / PairSpectrum.variance(p.covariance(), i));
      }
      return sum.value();
    }
    if (!(p.covariance() instanceof Dense)) {
      return Traces.of(q.covariance(), p.covariance());
    }
    double[] relative = Factors.lower(q.covariance());
    Triangular.solveLower(Factors.lower(p.covariance()), q.dimension(), relative);
    for (double x : relative) {
      sum.add(x * x);
    }
    return sum.value();
  }
}
