package dev.kullback.oracle;

import static dev.kullback.oracle.Decimal.divide;
import static dev.kullback.oracle.Decimal.multiply;

import java.math.BigDecimal;

/// A small square matrix of decimals: elimination without pivoting, enough for positive definite
/// ones.
final class DecimalMatrix {
  final BigDecimal[][] rows;

  DecimalMatrix(BigDecimal[][] rows) {
    this.rows = rows;
  }

  static DecimalMatrix of(double[][] a) {
    BigDecimal[][] rows = new BigDecimal[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        rows[i][j] = Decimal.of(a[i][j]);
      }
    }
    return new DecimalMatrix(rows);
  }

  /// `A Aᵀ`, exactly, for any number of columns.
  static DecimalMatrix gram(double[][] factor) {
    int n = factor.length;
    BigDecimal[][] rows = new BigDecimal[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < factor[i].length; k++) {
          sum = sum.add(Decimal.of(factor[i][k]).multiply(Decimal.of(factor[j][k])));
        }
        rows[i][j] = sum;
      }
    }
    return new DecimalMatrix(rows);
  }

  static DecimalMatrix zero(int n) {
    BigDecimal[][] rows = new BigDecimal[n][n];
    for (BigDecimal[] row : rows) {
      java.util.Arrays.fill(row, BigDecimal.ZERO);
    }
    return new DecimalMatrix(rows);
  }

  /// `D + W Wᵀ`, exactly.
  static DecimalMatrix lowRank(double[] diagonal, double[][] loadings) {
    DecimalMatrix sum = gram(loadings);
    for (int i = 0; i < diagonal.length; i++) {
      sum.rows[i][i] = sum.rows[i][i].add(Decimal.of(diagonal[i]));
    }
    return sum;
  }

  /// `A ⊗ B`.
  DecimalMatrix kronecker(DecimalMatrix b) {
    int m = b.rows.length;
    DecimalMatrix product = zero(rows.length * m);
    for (int i = 0; i < product.rows.length; i++) {
      for (int j = 0; j < product.rows.length; j++) {
        product.rows[i][j] = multiply(rows[i / m][j / m], b.rows[i % m][j % m]);
      }
    }
    return product;
  }

  /// Writes a block onto the diagonal.
  void place(DecimalMatrix block, int offset) {
    for (int i = 0; i < block.rows.length; i++) {
      System.arraycopy(block.rows[i], 0, rows[offset + i], offset, block.rows.length);
    }
  }

  DecimalMatrix inverse() {
    DecimalMatrix identity = zero(rows.length);
    for (int i = 0; i < rows.length; i++) {
      identity.rows[i][i] = BigDecimal.ONE;
    }
    return solve(identity);
  }

  BigDecimal determinant() {
    BigDecimal product = BigDecimal.ONE;
    BigDecimal[][] u = eliminated(copy(), null);
    for (int i = 0; i < u.length; i++) {
      product = multiply(product, u[i][i]);
    }
    return product;
  }

  /// `A⁻¹ B`.
  DecimalMatrix solve(DecimalMatrix right) {
    int n = rows.length;
    BigDecimal[][] b = right.copy();
    BigDecimal[][] u = eliminated(copy(), b);
    for (int i = n - 1; i >= 0; i--) {
      for (int j = 0; j < n; j++) {
        BigDecimal sum = b[i][j];
        for (int k = i + 1; k < n; k++) {
          sum = less(sum, u[i][k], b[k][j]);
        }
        b[i][j] = divide(sum, u[i][i]);
      }
    }
    return new DecimalMatrix(b);
  }

  private static BigDecimal[][] eliminated(
      BigDecimal[][] u, BigDecimal @org.jspecify.annotations.Nullable [][] b) {
    int n = u.length;
    for (int i = 0; i < n; i++) {
      for (int r = i + 1; r < n; r++) {
        BigDecimal f = divide(u[r][i], u[i][i]);
        for (int k = i; k < n; k++) {
          u[r][k] = less(u[r][k], f, u[i][k]);
        }
        for (int k = 0; b != null && k < n; k++) {
          b[r][k] = less(b[r][k], f, b[i][k]);
        }
      }
    }
    return u;
  }

  /// `a − f b`, rounded; a zero stays the plain one, since the scale of a zero would grow without
  /// bound.
  private static BigDecimal less(BigDecimal a, BigDecimal f, BigDecimal b) {
    if (f.signum() == 0 || b.signum() == 0) {
      return a;
    }
    BigDecimal difference = a.subtract(multiply(f, b), Decimal.DIGITS);
    return difference.signum() == 0 ? BigDecimal.ZERO : difference;
  }

  BigDecimal[][] copy() {
    BigDecimal[][] c = new BigDecimal[rows.length][];
    for (int i = 0; i < c.length; i++) {
      c[i] = rows[i].clone();
    }
    return c;
  }
}
