package dev.kullback.oracle;

import static dev.kullback.oracle.Decimal.divide;
import static dev.kullback.oracle.Decimal.multiply;

import ch.obermuhlner.math.big.BigDecimalMath;
import dev.kullback.Gaussian;
import dev.kullback.covariance.Covariance;
import java.math.BigDecimal;

/// The relatives of the divergence in 60 digits, each by its textbook formula with determinants and
/// inverses, none by the forms the library uses.
public final class RelativesOracle {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TWO = BigDecimal.TWO;

  private RelativesOracle() {}

  /// `KL(q‖p) + KL(p‖q)`.
  public static BigDecimal jeffreys(Gaussian q, Gaussian p) {
    return Oracle.divergence(q, p).add(Oracle.divergence(p, q));
  }

  /// `α/2 δᵀΣα⁻¹δ − 1/(2(α−1)) ln(|Σα| / (|Σq|^(1−α) |Σp|^α))`.
  public static BigDecimal renyi(Gaussian q, Gaussian p, double alpha) {
    BigDecimal a = Decimal.of(alpha);
    BigDecimal b = BigDecimal.ONE.subtract(a);
    DecimalMatrix sq = matrix(q.covariance());
    DecimalMatrix sp = matrix(p.covariance());
    DecimalMatrix mixed = combine(b, sq, a, sp);
    BigDecimal mean = multiply(multiply(HALF, a), quadratic(mixed, difference(q, p)));
    BigDecimal logs =
        log(mixed.determinant())
            .subtract(multiply(b, log(sq.determinant())))
            .subtract(multiply(a, log(sp.determinant())));
    return mean.add(divide(multiply(HALF, logs), b));
  }

  /// `(1−α) KL(q‖g) + α KL(p‖g)` with `g ∝ q^(1−α) p^α` built from precisions.
  public static BigDecimal geometricJensenShannon(Gaussian q, Gaussian p, double alpha) {
    BigDecimal a = Decimal.of(alpha);
    BigDecimal b = BigDecimal.ONE.subtract(a);
    DecimalMatrix sq = matrix(q.covariance());
    DecimalMatrix sp = matrix(p.covariance());
    DecimalMatrix identity = identity(q.dimension());
    DecimalMatrix pq = sq.solve(identity);
    DecimalMatrix pp = sp.solve(identity);
    DecimalMatrix sg = combine(b, pq, a, pp).solve(identity);
    BigDecimal[] natural = plus(times(pq, mean(q), b), times(pp, mean(p), a));
    BigDecimal[] mg = times(sg, natural, BigDecimal.ONE);
    return multiply(b, divergence(mean(q), sq, mg, sg))
        .add(multiply(a, divergence(mean(p), sp, mg, sg)));
  }

  /// `‖δ‖² + tr(Σq + Σp − 2 (ΣpΣq)^½)`, the root by Denman and Beavers' iteration.
  public static BigDecimal wasserstein2(Gaussian q, Gaussian p) {
    DecimalMatrix sq = matrix(q.covariance());
    DecimalMatrix sp = matrix(p.covariance());
    int n = q.dimension();
    DecimalMatrix y = product(sp, sq);
    DecimalMatrix z = identity(n);
    for (int i = 0; i < 14; i++) {
      DecimalMatrix next = combine(HALF, y, HALF, z.solve(identity(n)));
      z = combine(HALF, z, HALF, y.solve(identity(n)));
      y = next;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < n; i++) {
      BigDecimal d = difference(q, p)[i];
      sum =
          sum.add(multiply(d, d))
              .add(sq.rows[i][i])
              .add(sp.rows[i][i])
              .subtract(multiply(TWO, y.rows[i][i]));
    }
    return sum;
  }

  /// `½ (Σ ln Σᵢᵢ − ln |Σ|)`.
  public static BigDecimal totalCorrelation(Gaussian joint) {
    DecimalMatrix sigma = matrix(joint.covariance());
    BigDecimal sum = log(sigma.determinant()).negate();
    for (int i = 0; i < joint.dimension(); i++) {
      sum = sum.add(log(sigma.rows[i][i]));
    }
    return multiply(HALF, sum);
  }

  /// `√2 arcosh(1 + (δ²/2 + (s−t)²)/(2 s t)) ` squared, of two univariate Gaussians.
  public static BigDecimal squaredFisherRao(Gaussian q, Gaussian p) {
    BigDecimal s = sqrt(matrix(q.covariance()).rows[0][0]);
    BigDecimal t = sqrt(matrix(p.covariance()).rows[0][0]);
    BigDecimal d = difference(q, p)[0];
    BigDecimal e = s.subtract(t);
    BigDecimal c =
        divide(multiply(HALF, multiply(d, d)).add(multiply(e, e)), multiply(TWO, multiply(s, t)));
    BigDecimal root = sqrt(multiply(c, c.add(TWO)));
    BigDecimal arcosh = log(BigDecimal.ONE.add(c).add(root));
    return multiply(TWO, multiply(arcosh, arcosh));
  }

  /// `½ Σ ln² r` over the two generalised eigenvalues of a pair of order 2.
  public static BigDecimal squaredFisherRaoOfEqualMeans(Gaussian q, Gaussian p) {
    DecimalMatrix m = matrix(p.covariance()).solve(matrix(q.covariance()));
    BigDecimal half = multiply(HALF, m.rows[0][0].add(m.rows[1][1]));
    BigDecimal root = sqrt(multiply(half, half).subtract(m.determinant()));
    BigDecimal first = log(half.add(root));
    BigDecimal second = log(half.subtract(root));
    return multiply(HALF, multiply(first, first).add(multiply(second, second)));
  }

  /// `½ ∫ |q − p|` of two univariate Gaussians of different variance, by the two crossings.
  public static BigDecimal totalVariation(Gaussian q, Gaussian p) {
    BigDecimal vq = matrix(q.covariance()).rows[0][0];
    BigDecimal vp = matrix(p.covariance()).rows[0][0];
    BigDecimal d = difference(q, p)[0];
    BigDecimal v = vq.subtract(vp);
    BigDecimal root =
        sqrt(multiply(multiply(vq, vp), multiply(d, d).add(multiply(v, log(divide(vq, vp))))));
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal r : new BigDecimal[] {root, root.negate()}) {
      // x − μp at the crossing.
      BigDecimal x = divide(multiply(vp, d).negate().add(r), v);
      BigDecimal gap =
          cumulative(divide(x.subtract(d), sqrt(vq))).subtract(cumulative(divide(x, sqrt(vp))));
      sum = sum.add(gap.abs());
    }
    return sum;
  }

  /// `½ + φ(x) Σ x^(2k+1)/(2k+1)!!`.
  public static BigDecimal cumulative(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal(40)) > 0) {
      return x.signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    BigDecimal square = multiply(x, x);
    BigDecimal term = x;
    BigDecimal sum = x;
    BigDecimal tiny = BigDecimal.ONE.movePointLeft(70);
    for (int k = 1; term.abs().compareTo(tiny) > 0; k++) {
      term = divide(multiply(term, square), new BigDecimal(2 * k + 1));
      sum = sum.add(term, Decimal.DIGITS);
    }
    BigDecimal twoPi = multiply(TWO, BigDecimalMath.pi(Decimal.DIGITS));
    BigDecimal density =
        divide(BigDecimalMath.exp(multiply(HALF, square).negate(), Decimal.DIGITS), sqrt(twoPi));
    return HALF.add(multiply(density, sum));
  }

  private static BigDecimal divergence(
      BigDecimal[] mq, DecimalMatrix sq, BigDecimal[] mp, DecimalMatrix sp) {
    int n = mq.length;
    DecimalMatrix ratio = sp.solve(sq);
    BigDecimal sum = BigDecimal.valueOf(-n);
    BigDecimal[] d = new BigDecimal[n];
    for (int i = 0; i < n; i++) {
      sum = sum.add(ratio.rows[i][i]);
      d[i] = mq[i].subtract(mp[i]);
    }
    sum = sum.add(log(divide(sp.determinant(), sq.determinant()))).add(quadratic(sp, d));
    return multiply(HALF, sum);
  }

  private static BigDecimal quadratic(DecimalMatrix sigma, BigDecimal[] d) {
    BigDecimal[] solved = times(sigma.solve(identity(d.length)), d, BigDecimal.ONE);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < d.length; i++) {
      sum = sum.add(multiply(d[i], solved[i]));
    }
    return sum;
  }

  private static BigDecimal[] mean(Gaussian g) {
    BigDecimal[] m = new BigDecimal[g.dimension()];
    for (int i = 0; i < m.length; i++) {
      m[i] = Decimal.of(g.mean(i));
    }
    return m;
  }

  private static BigDecimal[] difference(Gaussian q, Gaussian p) {
    BigDecimal[] d = mean(q);
    for (int i = 0; i < d.length; i++) {
      d[i] = d[i].subtract(Decimal.of(p.mean(i)));
    }
    return d;
  }

  private static BigDecimal[] times(DecimalMatrix a, BigDecimal[] x, BigDecimal scale) {
    BigDecimal[] y = new BigDecimal[x.length];
    for (int i = 0; i < x.length; i++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int j = 0; j < x.length; j++) {
        sum = sum.add(multiply(a.rows[i][j], x[j]));
      }
      y[i] = multiply(sum, scale);
    }
    return y;
  }

  private static BigDecimal[] plus(BigDecimal[] a, BigDecimal[] b) {
    BigDecimal[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i].add(b[i]);
    }
    return sum;
  }

  private static DecimalMatrix product(DecimalMatrix a, DecimalMatrix b) {
    int n = a.rows.length;
    BigDecimal[][] rows = new BigDecimal[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < n; k++) {
          sum = sum.add(multiply(a.rows[i][k], b.rows[k][j]));
        }
        rows[i][j] = sum;
      }
    }
    return new DecimalMatrix(rows);
  }

  private static DecimalMatrix combine(
      BigDecimal a, DecimalMatrix x, BigDecimal b, DecimalMatrix y) {
    int n = x.rows.length;
    BigDecimal[][] rows = new BigDecimal[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = multiply(a, x.rows[i][j]).add(multiply(b, y.rows[i][j]));
      }
    }
    return new DecimalMatrix(rows);
  }

  private static DecimalMatrix identity(int n) {
    BigDecimal[][] rows = new BigDecimal[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
      }
    }
    return new DecimalMatrix(rows);
  }

  private static DecimalMatrix matrix(Covariance c) {
    return Oracle.matrix(c);
  }

  private static BigDecimal log(BigDecimal x) {
    return Decimal.log(x);
  }

  private static BigDecimal sqrt(BigDecimal x) {
    return BigDecimalMath.sqrt(x, Decimal.DIGITS);
  }
}
