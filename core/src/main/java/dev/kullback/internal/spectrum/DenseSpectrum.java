package dev.kullback.internal.spectrum;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.internal.pair.FullMatrices;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The directions of a pair with full covariances.
///
/// With `E = Lp⁻¹ (Lq − Lp)` and `R = Lp⁻¹ Lq = I + E`, the ratios are the eigenvalues of `R Rᵀ`.
///
/// ```text
/// q close to p:  λ = eigenvalues of R Rᵀ − I = E + Eᵀ + E Eᵀ, or of Lp⁻¹ (Σq − Σp) Lp⁻ᵀ where
///                the difference is known better from elsewhere (entries, loadings, precisions);
/// otherwise:     r = s², λ = (s − 1)(s + 1), with s the singular values of R (never those of R Rᵀ,
///                whose condition is the square).
/// ```
///
/// Cost: about 10 n³ and 20 n³.
final class DenseSpectrum {
  /// ‖E‖² below which all λ are well inside (−1, 1).
  private static final double CLOSE = 1.0 / 16;

  private DenseSpectrum() {}

  static List<Direction> of(Gaussian q, Gaussian p) {
    int n = q.dimension();
    double[] lq = FullMatrices.factor(q.covariance());
    double[] lp = FullMatrices.factor(p.covariance());
    double[] shift = difference(q, p);
    Triangular.solve(lp, n, shift);
    double[] e = subtract(lq.clone(), lp);
    Triangular.solveLower(lp, n, e);
    if (squaredNorm(e) < CLOSE) {
      return close(whitenedDifference(q.covariance(), p.covariance(), lp, e), shift, n);
    }
    Triangular.solveLower(lp, n, lq);
    return apart(lq, shift, n);
  }

  private static double[] whitenedDifference(Covariance q, Covariance p, double[] lp, double[] e) {
    int n = q.dimension();
    if (isFactor(q) && isFactor(p)) {
      double[] m = Square.gram(e, n);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i * n + j] += e[i * n + j] + e[j * n + i];
        }
      }
      return m;
    }
    double[] m = FullMatrices.difference(q, p);
    Triangular.solveColumns(lp, n, m);
    Square.transpose(m, n);
    Triangular.solveColumns(lp, n, m);
    return symmetric(m, n);
  }

  private static boolean isFactor(Covariance c) {
    return c instanceof Dense d && !d.hasExactEntries();
  }

  private static List<Direction> close(double[] difference, double[] shift, int n) {
    var eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(n, n, difference))) {
      throw notConverged("eigenvalues", n);
    }
    DMatrixRMaj w = DMatrixRMaj.wrap(n, 1, shift);
    List<Direction> directions = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      double excess = eigen.getEigenvalue(i).getReal();
      double projected = CommonOps_DDRM.dot(eigen.getEigenVector(i), w);
      directions.add(new Direction(excess, 1 + excess, Math.log1p(excess), projected));
    }
    return directions;
  }

  private static List<Direction> apart(double[] relative, double[] shift, int n) {
    var svd = DecompositionFactory_DDRM.svd(n, n, true, false, true);
    if (!svd.decompose(DMatrixRMaj.wrap(n, n, relative))) {
      throw notConverged("singular values", n);
    }
    DMatrixRMaj projected = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.mult(svd.getU(null, true), DMatrixRMaj.wrap(n, 1, shift), projected);
    List<Direction> directions = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      double s = svd.getSingularValues()[i];
      directions.add(new Direction((s - 1) * (s + 1), s * s, 2 * Math.log(s), projected.get(i, 0)));
    }
    return directions;
  }

  private static ArithmeticException notConverged(String what, int n) {
    return new ArithmeticException(
        "the %s of a matrix of order %d did not converge".formatted(what, n));
  }

  private static double[] difference(Gaussian q, Gaussian p) {
    return subtract(q.mean(), p.mean());
  }

  private static double[] subtract(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] -= b[i];
    }
    return a;
  }

  private static double[] symmetric(double[] m, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double average = 0.5 * (m[i * n + j] + m[j * n + i]);
        m[i * n + j] = average;
        m[j * n + i] = average;
      }
    }
    return m;
  }

  private static double squaredNorm(double[] a) {
    double sum = 0;
    for (double x : a) {
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }
}
