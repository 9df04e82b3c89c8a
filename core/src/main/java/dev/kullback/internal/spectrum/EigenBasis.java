package dev.kullback.internal.spectrum;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.internal.linear.Norm;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.internal.pair.Differences;
import dev.kullback.internal.pair.Factors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The generalised eigenvalues and eigendirections of a pair of full covariances.
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
final class EigenBasis {
  /// ‖E‖² below which all λ are well inside (−1, 1).
  private static final double CLOSE = 1.0 / 16;

  private final int n;
  private final double[] lp;
  private final double[] excess;
  private final double[] ratio;
  private final double[] logRatio;
  private final double[] vectors; // uᵢᵀ, row after row

  private EigenBasis(double[] lp, int n) {
    this.n = n;
    this.lp = lp;
    excess = new double[n];
    ratio = new double[n];
    logRatio = new double[n];
    vectors = new double[n * n];
  }

  static EigenBasis of(Covariance q, Covariance p) {
    int n = q.dimension();
    double[] lq = Factors.lower(q);
    double[] lp = Factors.lower(p);
    double[] e = Factors.subtract(lq, lp);
    Triangular.solveLower(lp, n, e);
    EigenBasis basis = new EigenBasis(lp, n);
    if (Norm.squared(e) < CLOSE) {
      basis.decompose(whitenedDifference(q, p, lp, e));
    } else {
      Triangular.solveLower(lp, n, lq);
      basis.decomposeFactor(lq);
    }
    return basis;
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
    double[] m = Differences.of(q, p);
    Triangular.solveColumns(lp, n, m);
    Square.transpose(m, n);
    Triangular.solveColumns(lp, n, m);
    return symmetric(m, n);
  }

  private static boolean isFactor(Covariance c) {
    return c instanceof Dense d && !d.hasExactEntries();
  }

  private void decompose(double[] difference) {
    var eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(n, n, difference))) {
      throw notConverged("eigenvalues");
    }
    for (int i = 0; i < n; i++) {
      excess[i] = eigen.getEigenvalue(i).getReal();
      ratio[i] = 1 + excess[i];
      logRatio[i] = Math.log1p(excess[i]);
      System.arraycopy(eigen.getEigenVector(i).data, 0, vectors, i * n, n);
    }
  }

  private void decomposeFactor(double[] relative) {
    var svd = DecompositionFactory_DDRM.svd(n, n, true, false, true);
    if (!svd.decompose(DMatrixRMaj.wrap(n, n, relative))) {
      throw notConverged("singular values");
    }
    for (int i = 0; i < n; i++) {
      double s = svd.getSingularValues()[i];
      excess[i] = (s - 1) * (s + 1);
      ratio[i] = s * s;
      logRatio[i] = 2 * Math.log(s);
    }
    System.arraycopy(svd.getU(null, true).data, 0, vectors, 0, n * n);
  }

  private ArithmeticException notConverged(String what) {
    return new ArithmeticException(
        "the %s of a matrix of order %d did not converge".formatted(what, n));
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

  int dimension() {
    return n;
  }

  double excess(int i) {
    return excess[i];
  }

  double ratio(int i) {
    return ratio[i];
  }

  double logRatio(int i) {
    return logRatio[i];
  }

  /// The coordinates of a difference along the directions, in standard deviations of p: `Uᵀ Lp⁻¹
  /// x`.
  ///
  /// @param x of length n, used up
  double[] coordinates(double[] x) {
    Triangular.solve(lp, n, x);
    double[] along = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        along[i] = Math.fma(vectors[i * n + j], x[j], along[i]);
      }
    }
    return along;
  }

  Direction direction(int i, double shift) {
    return new Direction(excess[i], ratio[i], logRatio[i], shift);
  }
}
