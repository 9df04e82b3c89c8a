package dev.kullback.oracle;

import static dev.kullback.oracle.Decimal.divide;
import static dev.kullback.oracle.Decimal.multiply;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import java.math.BigDecimal;

/// KL(q‖p) by the textbook formula `½ (δᵀΣp⁻¹δ + tr(Σp⁻¹Σq) − n + ln |Σp| − ln |Σq|)` in 60 digits.
public final class Oracle {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Oracle() {}

  /// KL(q‖p) of the Gaussians as they were given.
  public static BigDecimal divergence(Gaussian q, Gaussian p) {
    return divergence(q.mean(), matrix(q.covariance()), p.mean(), matrix(p.covariance()));
  }

  /// KL(q‖p) for explicit covariances.
  public static BigDecimal divergence(double[] mq, double[][] sq, double[] mp, double[][] sp) {
    return divergence(mq, DecimalMatrix.of(sq), mp, DecimalMatrix.of(sp));
  }

  /// Of one coordinate: `½ ((mq−mp)²/sp + sq/sp − 1 − ln(sq/sp))`.
  public static BigDecimal univariate(BigDecimal mq, BigDecimal sq, BigDecimal mp, BigDecimal sp) {
    BigDecimal d = mq.subtract(mp);
    BigDecimal r = divide(sq, sp);
    return HALF.multiply(
        divide(d.multiply(d), sp).add(r).subtract(BigDecimal.ONE).subtract(Decimal.log(r)));
  }

  static BigDecimal divergence(double[] mq, DecimalMatrix sq, double[] mp, DecimalMatrix sp) {
    int n = mq.length;
    BigDecimal sum = BigDecimal.valueOf(-n);
    DecimalMatrix ratio = sp.solve(sq);
    for (int i = 0; i < n; i++) {
      sum = sum.add(ratio.rows[i][i]);
    }
    sum = sum.add(Decimal.log(divide(sp.determinant(), sq.determinant())));
    BigDecimal[][] column = new BigDecimal[n][n];
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(column[i], BigDecimal.ZERO);
      column[i][0] = Decimal.of(mq[i]).subtract(Decimal.of(mp[i]));
    }
    BigDecimal[][] solved = sp.solve(new DecimalMatrix(column)).rows;
    for (int i = 0; i < n; i++) {
      sum = sum.add(multiply(column[i][0], solved[i][0]));
    }
    return sum.multiply(HALF);
  }

  private static DecimalMatrix matrix(Covariance c) {
    return c instanceof Dense d && !d.hasExactEntries()
        ? DecimalMatrix.gram(d.choleskyFactor())
        : DecimalMatrix.of(c.toDense());
  }
}
