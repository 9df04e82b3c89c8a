package dev.kullback.internal.pair;

import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Isotropic;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Fourier;
import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// The covariance term of two circulant matrices, or of one and an isotropic one: both are diagonal
/// in the Fourier basis, so it is a sum over frequencies.
///
/// The ratio of two eigenvalues is taken from the transform of the *difference* of the first rows:
/// `λq/λp − 1 = Δ̂/λp`. Cost O(n log n).
final class CirculantTerm {
  /// Below this relative difference the eigenvalues themselves are the better arguments.
  private static final double MUCH_NARROWER = -0.75;

  private CirculantTerm() {}

  static double of(Circulant q, Circulant p) {
    return of(q.firstRow(), q.eigenvalues(), p.firstRow(), p.eigenvalues());
  }

  static double of(Isotropic q, Circulant p) {
    return of(row(q), q.variances(), p.firstRow(), p.eigenvalues());
  }

  static double of(Circulant q, Isotropic p) {
    return of(q.firstRow(), q.eigenvalues(), row(p), p.variances());
  }

  private static double[] row(Isotropic c) {
    double[] row = new double[c.dimension()];
    row[0] = c.variance();
    return row;
  }

  private static double of(double[] rowQ, double[] q, double[] rowP, double[] p) {
    double[] difference = Fourier.eigenvalues(Factors.subtract(rowQ, rowP));
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < q.length; k++) {
      double relative = difference[k] / p[k];
      sum.add(
          relative > MUCH_NARROWER
              ? -SpecialFunctions.log1pmx(relative)
              : ScaleTerms.ofVariances(q[k], p[k]));
    }
    return 0.5 * sum.value();
  }
}
