package dev.kullback.app.kl.literal;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import java.util.List;

/// A covariance as written.
sealed interface CovarianceLiteral {
  /// A multiple of the identity: `c`, `I`, or `c I`.
  record Multiple(double variance) implements CovarianceLiteral {}

  /// `diag(..)`: a variance for each coordinate.
  record Diag(List<Double> variances) implements CovarianceLiteral {}

  /// `[[..],[..]]`: the whole matrix.
  record Full(List<List<Double>> rows) implements CovarianceLiteral {}

  /// How many coordinates it says there are; 0 if it does not say.
  default int dimension() {
    return switch (this) {
      case Multiple _ -> 0;
      case Diag diag -> diag.variances.size();
      case Full full -> full.rows.size();
    };
  }

  /// The covariance in a given dimension.
  ///
  /// @throws IllegalArgumentException for what is no covariance
  default Covariance inDimension(int n) {
    return switch (this) {
      case Multiple multiple -> Isotropic.of(n, multiple.variance);
      case Diag diag -> Diagonal.of(array(diag.variances));
      case Full full ->
          Dense.of(full.rows.stream().map(CovarianceLiteral::array).toArray(double[][]::new));
    };
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
