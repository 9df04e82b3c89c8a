package dev.kullback.oracle;

import static dev.kullback.oracle.Decimal.divide;

import ch.obermuhlner.math.big.BigDecimalMath;
import dev.kullback.Gaussian;
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
import java.math.BigDecimal;

/// KL(q‖p) by the textbook formula `½ (δᵀΣp⁻¹δ + tr(Σp⁻¹Σq) − n + ln |Σp| − ln |Σq|)` in 60 digits.
public final class Oracle {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Oracle() {}

  /// KL(q‖p) of the Gaussians as they were given.
  public static BigDecimal divergence(Gaussian q, Gaussian p) {
    return exact(q).divergence(exact(p));
  }

  /// KL(q‖p) for explicit covariances.
  public static BigDecimal divergence(double[] mq, double[][] sq, double[] mp, double[][] sp) {
    return new Exact(mq, DecimalMatrix.of(sq)).divergence(new Exact(mp, DecimalMatrix.of(sp)));
  }

  /// Of one coordinate: `½ ((mq−mp)²/sp + sq/sp − 1 − ln(sq/sp))`.
  public static BigDecimal univariate(BigDecimal mq, BigDecimal sq, BigDecimal mp, BigDecimal sp) {
    BigDecimal d = mq.subtract(mp);
    BigDecimal r = divide(sq, sp);
    return HALF.multiply(
        divide(d.multiply(d), sp).add(r).subtract(BigDecimal.ONE).subtract(Decimal.log(r)));
  }

  /// The Gaussian as it was given.
  public static Exact exact(Gaussian g) {
    return new Exact(g.mean(), matrix(g.covariance()));
  }

  /// Σ from the numbers the covariance was given by.
  static DecimalMatrix matrix(Covariance c) {
    return switch (c) {
      case Isotropic i -> DecimalMatrix.of(i.toDense());
      case Diagonal d -> diagonal(d);
      case Circulant s -> DecimalMatrix.of(s.toDense());
      case Dense d ->
          d.hasExactEntries()
              ? DecimalMatrix.of(d.toDense())
              : DecimalMatrix.gram(d.choleskyFactor());
      case Precision p ->
          (p.hasExactEntries()
                  ? DecimalMatrix.of(p.precision())
                  : DecimalMatrix.gram(p.choleskyFactor()))
              .inverse();
      case LowRank l -> DecimalMatrix.lowRank(l.diagonal(), l.loadings());
      case Kronecker k -> matrix(k.left()).kronecker(matrix(k.right()));
      case BandedPrecision t -> banded(t).inverse();
      case BlockDiagonal b -> {
        DecimalMatrix whole = DecimalMatrix.zero(b.dimension());
        int offset = 0;
        for (Covariance block : b.blocks()) {
          whole.place(matrix(block), offset);
          offset += block.dimension();
        }
        yield whole;
      }
    };
  }

  private static DecimalMatrix diagonal(Diagonal c) {
    DecimalMatrix matrix = DecimalMatrix.zero(c.dimension());
    for (int i = 0; i < c.dimension(); i++) {
      BigDecimal given = Decimal.of(c.parameter(i));
      matrix.rows[i][i] =
          switch (c.scale()) {
            case VARIANCE -> given;
            case STANDARD_DEVIATION -> given.multiply(given);
            case LOG_VARIANCE -> BigDecimalMath.exp(given, Decimal.DIGITS);
          };
    }
    return matrix;
  }

  private static DecimalMatrix banded(BandedPrecision c) {
    double[][] rows = new double[c.dimension()][c.dimension()];
    for (int k = 0; k <= c.bandwidth(); k++) {
      double[] diagonal = c.diagonal(k);
      for (int i = 0; i < diagonal.length; i++) {
        rows[i + k][i] = diagonal[i];
        rows[i][i + k] = diagonal[i];
      }
    }
    return DecimalMatrix.of(rows);
  }
}
