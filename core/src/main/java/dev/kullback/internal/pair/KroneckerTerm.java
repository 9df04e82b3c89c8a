package dev.kullback.internal.pair;

import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Kronecker;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Norm;
import dev.kullback.internal.linear.Orthogonal;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import dev.kullback.special.SpecialFunctions;

/// The covariance term of two Kronecker products of the same orders, from the small factors.
///
/// The eigenvalues of Σp⁻¹Σq are the products `(1 + xᵢ)(1 + yⱼ)` of those of the factors, so with
/// `λ = x + y + x y` the term is `−½ Σᵢⱼ log1pmx(λᵢⱼ)`: never negative, exact where the scale of
/// one factor undoes that of the other, and x and y come from exact differences. Where an
/// eigenvalue is near 0 the logarithms are taken from the determinants instead:
///
/// ```text
/// 2·term = Σᵢⱼ λᵢⱼ − b ln |A_p⁻¹A_q| − a ln |B_p⁻¹B_q|
/// ```
///
/// Cost: about 10 (a³ + b³) + a b.
final class KroneckerTerm {
  /// Below this an eigenvalue of a ratio is no longer known to its own precision.
  private static final double SMALL = -0.75;

  private KroneckerTerm() {}

  static double of(Kronecker q, Kronecker p) {
    int shift = shift(q.left(), p.left());
    return shift == 0 ? ofBalanced(q, p) : ofBalanced(balanced(q, shift), p);
  }

  /// The even power of two by which one factor of q is out of scale with that of p; 0 where the two
  /// are comparable, so that close pairs keep their exact differences.
  private static int shift(Dense q, Dense p) {
    int shift = Math.getExponent(q.variances()[0]) - Math.getExponent(p.variances()[0]);
    return Math.abs(shift) <= 4 ? 0 : shift / 2 * 2;
  }

  /// `2⁻ˢ A ⊗ 2ˢ B`: the same matrix, exactly.
  private static Kronecker balanced(Kronecker c, int shift) {
    return new Kronecker(scaled(c.left(), -shift), scaled(c.right(), shift));
  }

  private static Dense scaled(Dense c, int shift) {
    double[][] rows = c.hasExactEntries() ? c.toDense() : c.choleskyFactor();
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.scalb(row[j], c.hasExactEntries() ? shift : shift / 2);
      }
    }
    return c.hasExactEntries() ? Dense.of(rows) : Dense.ofCholeskyFactor(rows);
  }

  private static double ofBalanced(Kronecker q, Kronecker p) {
    double[] x = spectrum(q.left(), p.left());
    double[] y = spectrum(q.right(), p.right());
    CompensatedSum sum = new CompensatedSum();
    boolean small = false;
    for (double a : x) {
      for (double b : y) {
        double lambda = a + Math.fma(a, b, b);
        small |= lambda < SMALL || a < SMALL || b < SMALL;
        sum.add(small ? 0 : -SpecialFunctions.log1pmx(lambda));
      }
    }
    return 0.5 * (small ? fromDeterminants(x, y, q, p) : sum.value());
  }

  private static double fromDeterminants(double[] x, double[] y, Kronecker q, Kronecker p) {
    CompensatedSum sum = new CompensatedSum();
    for (double a : x) {
      for (double b : y) {
        sum.add(a + Math.fma(a, b, b));
      }
    }
    sum.add(y.length * (p.left().logDeterminant() - q.left().logDeterminant()));
    sum.add(x.length * (p.right().logDeterminant() - q.right().logDeterminant()));
    return sum.value();
  }

  /// The eigenvalues of `Σp⁻¹Σq − I`.
  private static double[] spectrum(Dense q, Dense p) {
    int n = q.dimension();
    double[] lp = Factors.lower(p);
    if (q.hasExactEntries() && p.hasExactEntries()) {
      return Orthogonal.eigenvalues(DenseTerm.whitened(Differences.of(q, p), lp, n), n);
    }
    double[] e = Factors.subtract(Factors.lower(q), lp);
    Triangular.solveLower(lp, n, e);
    double[] relative = Square.gram(e, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        relative[i * n + j] += e[i * n + j];
        relative[j * n + i] += e[i * n + j];
      }
    }
    return Norm.squared(e) == 0 ? new double[n] : Orthogonal.eigenvalues(relative, n);
  }
}
