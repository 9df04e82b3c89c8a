package dev.kullback.divergence;

import dev.kullback.covariance.Covariance;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.internal.pair.FullMatrices;
import dev.kullback.internal.spectrum.PairSpectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/// The squared Bures distance between covariances: what two shapes add to the 2-Wasserstein
/// distance.
///
/// Axes: `Σ (σq − σp)²`, the difference formed from that of the variances. Otherwise the residual
/// of the Procrustes problem, unless q is close to p, where the residual is a difference of nearly
/// equal matrices: there [BuresEquation] is solved for the optimal map itself.
final class Bures {
  /// ‖Lp⁻¹(Lq − Lp)‖² below which the optimal map is near the identity.
  private static final double CLOSE = 1.0 / 16;

  private Bures() {}

  static double squaredDistance(Covariance q, Covariance p) {
    if (PairSpectrum.hasAxes(q) && PairSpectrum.hasAxes(p)) {
      return alongAxes(q, p);
    }
    int n = q.dimension();
    DMatrixRMaj lq = DMatrixRMaj.wrap(n, n, FullMatrices.factor(q));
    DMatrixRMaj lp = DMatrixRMaj.wrap(n, n, FullMatrices.factor(p));
    if (isClose(lq, lp)) {
      double squared = BuresEquation.squaredDistance(difference(q, p), lp);
      if (squared >= 0) {
        return squared;
      }
    }
    return Procrustes.squaredResidual(lq, lp);
  }

  private static DMatrixRMaj difference(Covariance q, Covariance p) {
    return DMatrixRMaj.wrap(q.dimension(), q.dimension(), FullMatrices.difference(q, p));
  }

  private static double alongAxes(Covariance q, Covariance p) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < q.dimension(); i++) {
      double vq = PairSpectrum.variance(q, i);
      double vp = PairSpectrum.variance(p, i);
      double d = vq == vp ? 0 : (vq - vp) / (Math.sqrt(vq) + Math.sqrt(vp));
      sum.add(d * d);
    }
    return sum.value();
  }

  private static boolean isClose(DMatrixRMaj lq, DMatrixRMaj lp) {
    DMatrixRMaj e = new DMatrixRMaj(lq.numRows, lq.numCols);
    CommonOps_DDRM.subtract(lq, lp, e);
    Triangular.solveLower(lp.data, lp.numRows, e.data);
    double norm = NormOps_DDRM.normF(e);
    return norm * norm < CLOSE;
  }
}
