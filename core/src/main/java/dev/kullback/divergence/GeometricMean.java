package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.LowRank;
import dev.kullback.internal.linear.Band;

/// The normalised geometric mean `g ∝ q^α p^(1−α)` where it keeps the structure of q and p, and
/// with it
///
/// ```text
/// −ln ∫ q^α p^(1−α) = α KL(g‖q) + (1−α) KL(g‖p)  =  min over all g
/// ```
///
/// Since g is the minimum, its own rounding errors enter by their squares only: the sum is as
/// accurate as the two divergences until q is as close to p as g is to its rounded self. Closer
/// than that the expansion about q = p, right to second order, is exact to rounding:
///
/// ```text
/// −ln ∫ q^α p^(1−α) = α (1−α) [α KL(q‖p) + (1−α) KL(p‖q)] (1 + O(KL))
/// ```
///
/// Banded precisions (a diagonal one has no band) stay banded: `Λg = α Λq + (1−α) Λp`. Low-rank
/// covariances stay low-rank, with the ranks added ([LowRankMean]).
final class GeometricMean {
  /// Below this order the spectrum of the full matrices is quick, and better for close low-rank
  /// pairs.
  private static final int SMALL = 128;

  /// Where the square of the distance, which the expansion leaves out, is below rounding.
  private static final double VERY_CLOSE = 1e-15;

  private GeometricMean() {}

  /// `−ln ∫ q^α p^(1−α)` for 0 < α < 1, or NaN where the mean has another structure.
  static double chernoff(Gaussian q, Gaussian p, double alpha) {
    if (!isStructured(q.covariance(), p.covariance())) {
      return Double.NaN;
    }
    double forward = KullbackLeibler.divergence(q, p);
    if (forward < VERY_CLOSE) {
      double backward = KullbackLeibler.divergence(p, q);
      return alpha * (1 - alpha) * (alpha * forward + (1 - alpha) * backward);
    }
    Gaussian g =
        isBanded(q.covariance()) && isBanded(p.covariance())
            ? banded(q, p, alpha)
            : LowRankMean.of(q, p, alpha);
    return g == null
        ? Double.NaN
        : alpha * KullbackLeibler.divergence(g, q) + (1 - alpha) * KullbackLeibler.divergence(g, p);
  }

  /// Whether both divergences of a pair have an algorithm that forms no matrix of order n and
  /// subtracts nothing.
  static boolean isStructured(Covariance q, Covariance p) {
    if (hasAxes(q) && hasAxes(p)) {
      return false;
    }
    boolean lowRank = isLowRank(q) && isLowRank(p) && q.dimension() >= SMALL;
    return lowRank || (isBanded(q) && isBanded(p));
  }

  private static boolean hasAxes(Covariance c) {
    return c instanceof Isotropic || c instanceof Diagonal;
  }

  private static boolean isBanded(Covariance c) {
    return c instanceof BandedPrecision || isRegularDiagonal(c);
  }

  private static boolean isLowRank(Covariance c) {
    return c instanceof LowRank || isRegularDiagonal(c);
  }

  private static boolean isRegularDiagonal(Covariance c) {
    return hasAxes(c) && c.logDeterminant() > Double.NEGATIVE_INFINITY;
  }

  private static Gaussian banded(Gaussian q, Gaussian p, double alpha) {
    int n = q.dimension();
    double[][] a = diagonals(q.covariance());
    double[][] b = diagonals(p.covariance());
    double[][] mixed = new double[Math.max(a.length, b.length)][];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = new double[n - k];
      for (int i = 0; i < n - k; i++) {
        double ofQ = k < a.length ? alpha * a[k][i] : 0;
        mixed[k][i] = k < b.length ? Math.fma(1 - alpha, b[k][i], ofQ) : ofQ;
      }
    }
    BandedPrecision precision = BandedPrecision.of(mixed);
    double[] step = q.covariance().solve(difference(q, p));
    return Gaussian.of(moved(p, alpha, times(precision, step)), precision);
  }

  private static double[][] diagonals(Covariance c) {
    if (c instanceof BandedPrecision t) {
      double[][] diagonals = new double[t.bandwidth() + 1][];
      java.util.Arrays.setAll(diagonals, t::diagonal);
      return diagonals;
    }
    double[] precisions = c.variances();
    for (int i = 0; i < precisions.length; i++) {
      precisions[i] = 1 / precisions[i];
    }
    return new double[][] {precisions};
  }

  /// `Λ⁻¹ x`.
  private static double[] times(BandedPrecision c, double[] x) {
    int n = c.dimension();
    double[] factor = new double[(c.bandwidth() + 1) * n];
    for (int k = 0; k <= c.bandwidth(); k++) {
      double[] diagonal = c.factorDiagonal(k);
      System.arraycopy(diagonal, 0, factor, k * n, diagonal.length);
    }
    Band.solve(factor, n, c.bandwidth(), x);
    Band.solveTransposed(factor, n, c.bandwidth(), x);
    return x;
  }

  static double[] difference(Gaussian q, Gaussian p) {
    double[] difference = q.mean();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= p.mean(i);
    }
    return difference;
  }

  /// `μp + α step`, the mean for `step = Σg Λq (μq − μp)`.
  static double[] moved(Gaussian p, double alpha, double[] step) {
    double[] mean = p.mean();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = Math.fma(alpha, step[i], mean[i]);
    }
    return mean;
  }
}
