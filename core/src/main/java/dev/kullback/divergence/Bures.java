package dev.kullback.divergence;

import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Kronecker;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Fourier;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.internal.pair.DiagonalPair;
import dev.kullback.internal.pair.Differences;
import dev.kullback.internal.pair.Factors;
import dev.kullback.internal.pair.Parts;
import dev.kullback.internal.spectrum.PairSpectrum;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/// The squared Bures distance between covariances: what two shapes add to the 2-Wasserstein
/// distance.
///
/// Axes and frequencies, in which both are diagonal: `Σ (σq − σp)²`, the difference formed from
/// that of the variances. Blocks of one partition: their sum. Kronecker products of the same
/// orders, with traces a, b of the factors and β their own squared distances:
///
/// ```text
/// ½ (aq − ap)(bq − bp) + ½ (aq + ap) βB + ½ (bq + bp) βA − ½ βA βB
/// ```
///
/// Otherwise the residual of the Procrustes problem, unless q is close to p, where the residual is
/// a difference of nearly equal matrices: there [BuresEquation] is solved for the optimal map
/// itself.
final class Bures {
  /// ‖Lp⁻¹(Lq − Lp)‖² below which the optimal map is near the identity.
  private static final double CLOSE = 1.0 / 16;

  private Bures() {}

  static double squaredDistance(Covariance q, Covariance p) {
    return switch (new Pair(q, p)) {
      case Pair(Covariance a, Covariance b)
          when PairSpectrum.hasAxes(a) && PairSpectrum.hasAxes(b) ->
          alongAxes(a, b);
      case Pair(BlockDiagonal a, BlockDiagonal b) when Differences.samePartition(a, b) ->
          byBlocks(a, b);
      case Pair(BlockDiagonal a, Covariance b) when PairSpectrum.hasAxes(b) ->
          byBlocks(a, Parts.cut(b, a));
      case Pair(Covariance a, BlockDiagonal b) when PairSpectrum.hasAxes(a) ->
          byBlocks(Parts.cut(a, b), b);
      case Pair(Circulant a, Circulant b) -> byFrequencies(a, b);
      case Pair(Kronecker a, Kronecker b) when Differences.sameOrders(a, b) -> byFactors(a, b);
      case Pair(Covariance a, Covariance b) -> ofMatrices(a, b);
    };
  }

  private record Pair(Covariance q, Covariance p) {}

  private static double byBlocks(BlockDiagonal q, BlockDiagonal p) {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < q.blocks().size(); k++) {
      sum.add(squaredDistance(q.blocks().get(k), p.blocks().get(k)));
    }
    return sum.value();
  }

  private static double byFrequencies(Circulant q, Circulant p) {
    double[] difference = Fourier.eigenvalues(Factors.subtract(q.firstRow(), p.firstRow()));
    double[] eigenvaluesQ = q.eigenvalues();
    double[] eigenvaluesP = p.eigenvalues();
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < difference.length; k++) {
      double d = difference[k] / (Math.sqrt(eigenvaluesQ[k]) + Math.sqrt(eigenvaluesP[k]));
      sum.add(d * d);
    }
    return sum.value();
  }

  /// From `c = ½ (trace q + trace p − β)` for the traces c of the cross roots, which multiply.
  private static double byFactors(Kronecker q, Kronecker p) {
    double left = squaredDistance(q.left(), p.left());
    double right = squaredDistance(q.right(), p.right());
    CompensatedSum sum = new CompensatedSum();
    sum.add(0.5 * change(q.left(), p.left()) * change(q.right(), p.right()));
    sum.add(0.5 * traces(q.left(), p.left()) * right);
    sum.add(0.5 * traces(q.right(), p.right()) * left);
    sum.add(-0.5 * left * right);
    return Math.max(0, sum.value());
  }

  private static double traces(Dense q, Dense p) {
    return Arrays.stream(q.variances()).sum() + Arrays.stream(p.variances()).sum();
  }

  /// `tr(Σq − Σp)` from the exact difference.
  private static double change(Dense q, Dense p) {
    double[] diagonal = Square.diagonal(Differences.of(q, p), q.dimension());
    return Arrays.stream(diagonal).sum();
  }

  private static double ofMatrices(Covariance q, Covariance p) {
    int n = q.dimension();
    DMatrixRMaj lq = DMatrixRMaj.wrap(n, n, Factors.lower(q));
    DMatrixRMaj lp = DMatrixRMaj.wrap(n, n, Factors.lower(p));
    if (isClose(lq, lp)) {
      double squared = BuresEquation.squaredDistance(difference(q, p), lp);
      if (squared >= 0) {
        return squared;
      }
    }
    return Procrustes.squaredResidual(lq, lp);
  }

  private static DMatrixRMaj difference(Covariance q, Covariance p) {
    return DMatrixRMaj.wrap(q.dimension(), q.dimension(), Differences.of(q, p));
  }

  private static double alongAxes(Covariance q, Covariance p) {
    DiagonalPair pair = DiagonalPair.of(q, p);
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < q.dimension(); i++) {
      double d = pair.deviationDifference(i);
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
