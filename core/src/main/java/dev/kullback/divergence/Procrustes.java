package dev.kullback.divergence;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// `min ‖A − B O‖²` over orthogonal O, for any square roots A and B (d × k): with `U S Vᵀ =
/// svd(BᵀA)` the minimum is at `O = U Vᵀ`.
final class Procrustes {
  private Procrustes() {}

  static double squaredResidual(DMatrixRMaj a, DMatrixRMaj b) {
    int k = a.numCols;
    DMatrixRMaj product = new DMatrixRMaj(k, k);
    CommonOps_DDRM.multTransA(b, a, product);
    var svd = DecompositionFactory_DDRM.svd(k, k, true, true, false);
    if (!svd.decompose(product)) {
      throw new ArithmeticException(
          "the singular values of a matrix of order " + k + " did not converge");
    }
    DMatrixRMaj orthogonal = new DMatrixRMaj(k, k);
    CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), orthogonal);
    DMatrixRMaj residual = a.copy();
    CommonOps_DDRM.multAdd(-1, b, orthogonal, residual);
    double norm = NormOps_DDRM.normF(residual);
    return norm * norm;
  }
}
