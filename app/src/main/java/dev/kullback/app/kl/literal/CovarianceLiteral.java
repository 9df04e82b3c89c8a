package dev.kullback.app.kl.literal;

import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import java.util.List;

/// A covariance as written.
sealed interface CovarianceLiteral {
  /// A multiple of the identity: `c`, `I`, or `c I`.
  record Multiple(double variance) implements CovarianceLiteral {}

  /// `diag(..)`: a variance for each coordinate.
  record Diag(List<Double> variances) implements CovarianceLiteral {}

  /// `[[..],[..]]`: the whole matrix.
  record Full(List<List<Double>> rows) implements CovarianceLiteral {}

  /// `precision([[..],[..]])`: the inverse of the covariance.
  record Inverse(List<List<Double>> rows) implements CovarianceLiteral {}

  /// `lowrank([[..],[..]], [..])`: W and D of D + W Wᵀ.
  record Loadings(List<List<Double>> rows, List<Double> diagonal) implements CovarianceLiteral {}

  /// `kron([[..]], [[..]])`: A ⊗ B.
  record Product(List<List<Double>> left, List<List<Double>> right) implements CovarianceLiteral {}

  /// `blocks(.., ..)`: covariances along the diagonal, each saying its own dimension.
  record Blocks(List<CovarianceLiteral> blocks) implements CovarianceLiteral {}

  /// `circulant([..])`: the first row.
  record Circle(List<Double> firstRow) implements CovarianceLiteral {}

  /// `tridiagonal([..], [..])`, `banded([..], .., [..])`: the diagonals of the precision.
  record Bands(List<List<Double>> diagonals) implements CovarianceLiteral {}

  /// How many coordinates it says there are; 0 if it does not say.
  default int dimension() {
    return switch (this) {
      case Multiple _ -> 0;
      case Diag diag -> diag.variances.size();
      case Full full -> full.rows.size();
      case Inverse inverse -> inverse.rows.size();
      case Loadings loadings -> loadings.diagonal.size();
      case Product product -> product.left.size() * product.right.size();
      case Blocks blocks -> blocks.blocks.stream().mapToInt(CovarianceLiteral::dimension).sum();
      case Circle circle -> circle.firstRow.size();
      case Bands bands -> bands.diagonals.getFirst().size();
    };
  }

  /// The covariance in a given dimension.
  ///
  /// @throws IllegalArgumentException for what is no covariance
  default Covariance inDimension(int n) {
    return switch (this) {
      case Multiple multiple -> Isotropic.of(n, multiple.variance);
      case Diag diag -> Diagonal.of(array(diag.variances));
      case Full full -> Dense.of(rows(full.rows));
      case Inverse inverse -> Precision.of(rows(inverse.rows));
      case Loadings loadings -> LowRank.of(rows(loadings.rows), array(loadings.diagonal));
      case Product product -> Kronecker.of(rows(product.left), rows(product.right));
      case Blocks blocks ->
          BlockDiagonal.of(blocks.blocks.stream().map(b -> b.inDimension(b.dimension())).toList());
      case Circle circle -> Circulant.of(array(circle.firstRow));
      case Bands bands -> BandedPrecision.of(rows(bands.diagonals));
    };
  }

  private static double[][] rows(List<List<Double>> rows) {
    return rows.stream().map(CovarianceLiteral::array).toArray(double[][]::new);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
