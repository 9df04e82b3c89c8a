package dev.kullback.internal.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Factorisations with an orthogonal part, by EJML.
public final class Orthogonal {
  private Orthogonal() {}

  /// The lower triangular L with `L Lᵀ = Aᵀ A`, from the QR factorisation of A; `Aᵀ A` is not
  /// formed.
  ///
  /// @param a any square matrix of full rank, row-major, left as it is
  /// @param n its order
  /// @return L with a positive diagonal, row-major
  public static double[] triangular(double[] a, int n) {
    var qr = DecompositionFactory_DDRM.qr(n, n);
    qr.decompose(DMatrixRMaj.wrap(n, n, a.clone()));
    double[] r = qr.getR(null, true).data;
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      double sign = Math.signum(r[i * n + i]);
      for (int j = i; j < n; j++) {
        l[j * n + i] = sign * r[i * n + j];
      }
    }
    return l;
  }

  /// The eigenvalues of a symmetric matrix.
  ///
  /// @param a row-major, used up
  /// @param n its order
  /// @return n eigenvalues in no particular order
  public static double[] eigenvalues(double[] a, int n) {
    var eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(n, n, a))) {
      throw new ArithmeticException(
          "the eigenvalues of a symmetric matrix of order " + n + " did not converge");
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = eigen.getEigenvalue(i).getReal();
    }
    return values;
  }

  /// The orthogonal matrix nearest to A, `U Vᵀ` of its singular value decomposition.
  ///
  /// @param a row-major, used up
  /// @param n its order
  /// @return row-major
  public static double[] nearest(double[] a, int n) {
    var svd = DecompositionFactory_DDRM.svd(n, n, true, true, false);
    if (!svd.decompose(DMatrixRMaj.wrap(n, n, a))) {
      throw new ArithmeticException(
          "the singular values of a matrix of order " + n + " did not converge");
    }
    DMatrixRMaj product = new DMatrixRMaj(n, n);
    CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), product);
    return product.data;
  }
}
