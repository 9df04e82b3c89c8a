package dev.kullback.divergence;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The squared Bures distance of two close covariances from their difference Δ = Σq − Σp.
///
/// The optimal map from N(0, Σp) to N(0, Σq) is symmetric, `T = I + X`, and the squared distance is
/// `tr(X Σp X)`. From `T Σp T = Σq`:
///
/// ```text
/// X Σp + Σp X = Δ − X Σp X
/// ```
///
/// solved by iteration in the eigenbasis of Σp (the squared singular values a of Lp), where the
/// left side is `(aᵢ + aⱼ) Xᵢⱼ`. Everything is proportional to Δ, so the relative accuracy does not
/// depend on how close the two are.
final class BuresEquation {
  private static final int ITERATIONS = 80;

  private BuresEquation() {}

  /// The squared distance, or −1 where the iteration does not converge (Σp ill-conditioned and Δ
  /// not small enough).
  static double squaredDistance(DMatrixRMaj difference, DMatrixRMaj lp) {
    int n = lp.numRows;
    var svd = DecompositionFactory_DDRM.svd(n, n, true, false, false);
    if (!svd.decompose(lp.copy())) {
      return -1;
    }
    double[] a = svd.getSingularValues().clone();
    for (int i = 0; i < n; i++) {
      a[i] *= a[i];
    }
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj half = new DMatrixRMaj(n, n);
    DMatrixRMaj rotated = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransA(u, difference, half);
    CommonOps_DDRM.mult(half, u, rotated);
    return iterate(rotated, a);
  }

  private static double iterate(DMatrixRMaj difference, double[] a) {
    DMatrixRMaj x = solve(difference, a);
    for (int i = 0; i < ITERATIONS; i++) {
      DMatrixRMaj next = solve(rightSide(difference, x, a), a);
      CommonOps_DDRM.subtract(next, x, x);
      double step = NormOps_DDRM.normF(x);
      x = next;
      if (step <= 0x1p-53 * NormOps_DDRM.normF(x)) {
        return weightedSquare(x, a);
      }
    }
    return -1;
  }

  private static DMatrixRMaj solve(DMatrixRMaj right, double[] a) {
    DMatrixRMaj x = right.copy();
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        x.set(i, j, x.get(i, j) / (a[i] + a[j]));
      }
    }
    return x;
  }

  /// `Δ − X A X`.
  private static DMatrixRMaj rightSide(DMatrixRMaj difference, DMatrixRMaj x, double[] a) {
    DMatrixRMaj weighted = x.copy();
    CommonOps_DDRM.multRows(a, weighted);
    DMatrixRMaj right = difference.copy();
    CommonOps_DDRM.multAdd(-1, x, weighted, right);
    return right;
  }

  private static double weightedSquare(DMatrixRMaj x, double[] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += x.get(i, j) * x.get(i, j) * a[j];
      }
    }
    return sum;
  }
}
