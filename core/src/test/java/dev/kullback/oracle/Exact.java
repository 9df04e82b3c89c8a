package dev.kullback.oracle;

import static dev.kullback.oracle.Decimal.divide;
import static dev.kullback.oracle.Decimal.multiply;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A Gaussian in 60 digits, its determinant and inverse taken once, for comparing many with many.
public final class Exact {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final double[] mean;
  private final DecimalMatrix covariance;
  private @Nullable BigDecimal determinant;
  private @Nullable DecimalMatrix inverse;

  Exact(double[] mean, DecimalMatrix covariance) {
    this.mean = mean;
    this.covariance = covariance;
  }

  private BigDecimal determinant() {
    if (determinant == null) {
      determinant = covariance.determinant();
    }
    return determinant;
  }

  private DecimalMatrix inverse() {
    if (inverse == null) {
      inverse = covariance.inverse();
    }
    return inverse;
  }

  /// KL of this from p: `½ (tr(Σp⁻¹(Σq + δδᵀ)) − n + ln |Σp|/|Σq|)`.
  public BigDecimal divergence(Exact p) {
    int n = mean.length;
    BigDecimal[][] precision = p.inverse().rows;
    BigDecimal sum =
        Decimal.log(divide(p.determinant(), determinant())).subtract(BigDecimal.valueOf(n));
    BigDecimal[] delta = new BigDecimal[n];
    for (int i = 0; i < n; i++) {
      delta[i] = Decimal.of(mean[i]).subtract(Decimal.of(p.mean[i]));
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        BigDecimal moment = covariance.rows[i][j].add(delta[i].multiply(delta[j]));
        sum = sum.add(multiply(precision[i][j], moment));
      }
    }
    return multiply(sum, HALF);
  }
}
