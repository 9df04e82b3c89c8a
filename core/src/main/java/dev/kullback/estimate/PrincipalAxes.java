package dev.kullback.estimate;

import dev.kullback.covariance.LowRank;
import dev.kullback.internal.linear.Square;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Probabilistic principal components: with the eigenvalues λ₁ ≥ … ≥ λₙ and eigenvectors U of the
/// sample covariance with divisor N, the likelihood has its maximum at
///
/// ```text
/// σ² = (λᵣ₊₁ + … + λₙ) / (n − r)          W = Uᵣ (Λᵣ − σ² I)^½
/// ```
///
/// Source: M. Tipping & C. Bishop, *Probabilistic principal component analysis*, J. R. Statist.
/// Soc. B 61 (1999), [doi](https://doi.org/10.1111/1467-9868.00196).
///
/// @param covariance `σ² I + W Wᵀ`
/// @param explained `(λ₁ + … + λᵣ) / (λ₁ + … + λₙ)`
record PrincipalAxes(LowRank covariance, double explained) {
  /// A noise variance of less than this much of the largest eigenvalue, times the order, is
  /// rounding error.
  private static final double ROUNDING = 0x1p-50;

  static PrincipalAxes of(JointMoments moments, int rank) {
    double[][] s = moments.covariance(moments.count(0));
    int n = s.length;
    if (rank < 1 || rank >= n) {
      throw new IllegalArgumentException(
          "a low-rank fit of %d columns needs a rank from 1 to %d, got %d"
              .formatted(n, n - 1, rank));
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(s);
    List<Integer> order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -value(eigen, i)))
            .toList();
    double kept = sum(eigen, order.subList(0, rank));
    double left = sum(eigen, order.subList(rank, n));
    double noise = left / (n - rank);
    if (!(noise > n * ROUNDING * value(eigen, order.getFirst()))) {
      throw new IllegalStateException(
          "a low-rank fit of rank %d needs rows that vary in more than %d directions, got %d rows that do not; take a smaller rank or more rows"
              .formatted(rank, rank, moments.count(0)));
    }
    return new PrincipalAxes(
        covariance(eigen, order.subList(0, rank), noise), kept / (kept + left));
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decompose(double[][] s) {
    int n = s.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(n, n, Square.flatten(s)))) {
      throw new ArithmeticException(
          "the eigenvalues of a covariance of order " + n + " did not converge");
    }
    return eigen;
  }

  private static LowRank covariance(
      EigenDecomposition_F64<DMatrixRMaj> eigen, List<Integer> axes, double noise) {
    int n = eigen.getNumberOfEigenvalues();
    double[][] loadings = new double[n][axes.size()];
    for (int k = 0; k < axes.size(); k++) {
      DMatrixRMaj axis = eigen.getEigenVector(axes.get(k));
      // Not below 0: these are the largest; equal ones may round to either side of the noise.
      double length = Math.sqrt(Math.max(value(eigen, axes.get(k)) - noise, 0));
      for (int i = 0; i < n; i++) {
        loadings[i][k] = length * axis.get(i, 0);
      }
    }
    double[] diagonal = new double[n];
    java.util.Arrays.fill(diagonal, noise);
    return LowRank.of(loadings, diagonal);
  }

  private static double sum(EigenDecomposition_F64<DMatrixRMaj> eigen, List<Integer> indices) {
    return indices.stream().mapToDouble(i -> value(eigen, i)).sum();
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int i) {
    return eigen.getEigenvalue(i).getReal();
  }
}
