package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.internal.spectrum.PairSpectrum;
import dev.kullback.special.SpecialFunctions;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The total correlation (multi-information) of a partition of the coordinates, in nats: the
/// divergence of the joint distribution from the product of the marginals of its blocks.
///
/// ```text
/// TC = Σ_b H(x_b) − H(x) = KL(q‖Π q_b) = ½ ( Σ_b ln |Σ_bb| − ln |Σ| )
/// ```
///
/// Not computed in this form, which cancels where the blocks are nearly independent: with L the
/// Cholesky factors of the blocks Σ_bb and N the off-diagonal blocks of `L⁻¹ Σ L⁻ᵀ`, `TC = −½ Σ
/// log1pmx(λᵢ(N))`. Where an eigenvalue comes close to −1 (blocks that nearly determine each other)
/// the determinants are the better road and are taken.
///
/// **Special cases.** Isotropic and diagonal covariances: exactly 0. **Cost**: about 10 n³.
///
/// *Reference*: S. Watanabe, *Information Theoretical Analysis of Multivariate Correlation*, IBM J.
/// Res. Dev. 4 (1960), [doi](https://doi.org/10.1147/rd.41.0066).
public final class TotalCorrelation {
  /// Below this the logarithm of 1 + λ is ill-conditioned in λ.
  private static final double NEARLY_DETERMINED = -0.9;

  private TotalCorrelation() {}

  /// Between all coordinates, each a block of its own.
  ///
  /// @param joint the joint distribution
  /// @return nats, not negative
  public static double of(Gaussian joint) {
    int[][] singletons = new int[joint.dimension()][];
    for (int i = 0; i < singletons.length; i++) {
      singletons[i] = new int[] {i};
    }
    return of(joint, singletons);
  }

  /// Between blocks of coordinates; coordinates in no block are integrated out.
  ///
  /// @param joint the joint distribution
  /// @param blocks disjoint, each with at least one coordinate
  /// @return nats, not negative
  public static double of(Gaussian joint, int[]... blocks) {
    Partition partition = Partition.of(blocks, joint.dimension());
    if (PairSpectrum.hasAxes(joint.covariance())) {
      return 0;
    }
    double[] sigma = partition.marginal(joint.covariance().toDense());
    double[] factor = partition.blockFactor(sigma);
    double[] eigenvalues = offBlockEigenvalues(sigma, factor, partition);
    CompensatedSum sum = new CompensatedSum();
    for (double lambda : eigenvalues) {
      if (lambda < NEARLY_DETERMINED) {
        return partition.logDeterminantDifference(sigma, factor);
      }
      sum.add(-SpecialFunctions.log1pmx(lambda));
    }
    return 0.5 * sum.value();
  }

  private static double[] offBlockEigenvalues(
      double[] sigma, double[] factor, Partition partition) {
    int n = partition.size();
    double[] off = partition.offBlocks(sigma);
    Triangular.solveColumns(factor, n, off);
    Square.transpose(off, n);
    Triangular.solveColumns(factor, n, off);
    var eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(n, n, off))) {
      throw new ArithmeticException(
          "the eigenvalues of a symmetric matrix of order " + n + " did not converge");
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = eigen.getEigenvalue(i).getReal();
    }
    return values;
  }
}
