package dev.kullback.estimate;

import dev.kullback.covariance.Covariance;

/// How the mean and the covariance of a fit vary from sample to sample, for the fits whose sampling
/// distribution is known: independent χ² variances, or a Wishart covariance.
///
/// @param name q or p, for messages
/// @param sample how many values each coordinate has
/// @param joint whether the covariance was estimated, rather than variances alone
record Sampling(String name, Sample sample, boolean joint) {

  static Sampling of(String name, FittedGaussian fitted) {
    boolean joint =
        switch (fitted.fit()) {
          case Fit.Variances _ -> false;
          case Fit.SampleCovariance _ -> true;
          case Fit.Shrunk _ -> throw refused("a shrunk", name);
          case Fit.PrincipalComponents _ -> throw refused("a low-rank", name);
        };
    requirePositive(name, fitted.gaussian().covariance());
    return new Sampling(name, fitted.sample(), joint);
  }

  private static IllegalArgumentException refused(String fit, String name) {
    return new IllegalArgumentException(
        "an unbiased divergence needs diagonal or dense fits, got %s fit as %s; its bias has no closed form"
            .formatted(fit, name));
  }

  private static void requirePositive(String name, Covariance covariance) {
    if (covariance.logDeterminant() == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "an unbiased divergence needs columns that vary, got a variance of 0 in %s; leave the column out"
              .formatted(name));
    }
  }

  int dimension() {
    return sample.dimension();
  }

  double size(int i) {
    return sample.size(i);
  }

  double degreesOfFreedom(int i) {
    return size(i) - 1;
  }

  /// The expectation of the inverse covariance exists.
  void requireInverseMean() {
    int least = joint ? dimension() + 3 : 4;
    for (int i = 0; i < dimension(); i++) {
      if (sample.size(i) < least) {
        throw new IllegalArgumentException(
            "an unbiased divergence needs %s fitted to at least %d %s, got %d in column %d"
                .formatted(name, least, joint ? "rows" : "values", sample.size(i), i));
      }
    }
  }

  /// `1 − a` where `a S⁻¹` estimates Σ⁻¹ without bias.
  double inverseExcess(int i) {
    return (joint ? dimension() + 1 : 2) / degreesOfFreedom(i);
  }

  /// `E ln|S| − ln|Σ|`, never positive.
  double logDeterminantBias() {
    double sum = 0;
    for (int i = 0; i < dimension(); i++) {
      double freedom = degreesOfFreedom(i);
      double lost = joint ? i : 0;
      sum += Digamma.minusLog(0.5 * (freedom - lost)) + Math.log1p(-lost / freedom);
    }
    return sum;
  }
}
