package dev.kullback.internal.linear;

import java.util.Arrays;

/// `A = L Lᵀ` in twice the working precision, for a matrix whose condition number would eat the
/// digits of [Cholesky]: each number is an unevaluated sum of two doubles, so that L comes out
/// rounded correctly up to condition numbers of about 1e16, where the plain factorisation has
/// errors of the condition number times 1e-16.
///
/// Cost: some 20 times that of [Cholesky], and a second matrix of memory.
///
/// Source of the arithmetic: T. Dekker, *A Floating-Point Technique for Extending the Available
/// Precision* (1971), [doi](https://doi.org/10.1007/BF01397083).
public final class TwofoldCholesky {
  /// A pivot this small beside the diagonal entry it is left of has lost a third of its digits.
  private static final double ILL_CONDITIONED = 0x1p-16;

  /// Up to this order the better factorisation takes well under a second.
  private static final int LARGEST = 512;

  private final double[] high;
  private final double[] low;
  private final int n;

  private TwofoldCholesky(double[] a, int n) {
    this.high = a;
    this.low = new double[a.length];
    this.n = n;
  }

  /// Whether a plain factorisation has lost many digits and is small enough to be done again.
  ///
  /// @param a the matrix, row-major
  /// @param factor its computed factor
  /// @param n the order
  /// @return true where [#factor] gives a markedly better L
  public static boolean isWorthwhile(double[] a, double[] factor, int n) {
    if (n > LARGEST) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      double root = factor[i * n + i];
      if (root * root < ILL_CONDITIONED * a[i * n + i]) {
        return true;
      }
    }
    return false;
  }

  /// Overwrites the lower triangle of `a` with L and its upper triangle with zeros.
  ///
  /// @param a the matrix, row-major; only its lower triangle is read
  /// @param n its order
  /// @return −1, or the first row whose pivot is not positive, where `a` is left half done
  public static int factor(double[] a, int n) {
    return new TwofoldCholesky(a, n).factor();
  }

  /// `L⁻¹ Δ L⁻ᵀ` with both solves in twice the precision.
  ///
  /// @param a the matrix, row-major, positive definite; left as it is
  /// @param difference Δ, symmetric, row-major; left as it is
  /// @param n the order
  /// @return a new symmetric matrix, row-major
  public static double[] whitened(double[] a, double[] difference, int n) {
    TwofoldCholesky l = new TwofoldCholesky(a.clone(), n);
    l.factor();
    TwofoldCholesky x = new TwofoldCholesky(difference.clone(), n);
    for (int pass = 0; pass < 2; pass++) {
      l.solveColumns(x);
      Square.transpose(x.high, n);
      Square.transpose(x.low, n);
    }
    return x.high;
  }

  /// `X ← L⁻¹ X`.
  private void solveColumns(TwofoldCholesky x) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        reduce(x, i, j);
        x.divide(i * n + j, this, i * n + i);
      }
    }
  }

  /// `x[i, j] ← x[i, j] − Σ L[i, k] x[k, j]` for k below i.
  private void reduce(TwofoldCholesky x, int i, int j) {
    double sum = x.high[i * n + j];
    double error = x.low[i * n + j];
    for (int k = 0; k < i; k++) {
      double l = high[i * n + k];
      double other = x.high[k * n + j];
      double product = l * other;
      double rest = Math.fma(l, other, -product);
      rest = Math.fma(l, x.low[k * n + j], Math.fma(low[i * n + k], other, rest));
      double next = sum - product;
      double part = next - sum;
      error += (sum - (next - part)) - (product + part) - rest;
      sum = next;
    }
    x.store(i * n + j, sum, error);
  }

  private int factor() {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      for (int j = 0; j < i; j++) {
        reduce(row, j * n, j);
        divide(row + j, this, j * n + j);
      }
      reduce(row, row, i);
      if (!(high[row + i] > 0)) {
        return i;
      }
      root(row + i);
      Arrays.fill(high, row + i + 1, row + n, 0);
    }
    return -1;
  }

  /// `a[x+j] ← a[x+j] − Σ a[x+k] a[y+k]` for k below j.
  private void reduce(int x, int y, int j) {
    double sum = high[x + j];
    double error = 0;
    for (int k = 0; k < j; k++) {
      double product = high[x + k] * high[y + k];
      double rest = Math.fma(high[x + k], high[y + k], -product);
      rest = Math.fma(high[x + k], low[y + k], Math.fma(low[x + k], high[y + k], rest));
      double next = sum - product;
      double part = next - sum;
      // Knuth's two-sum: what `next` has lost of sum − product.
      error += (sum - (next - part)) - (product + part) - rest;
      sum = next;
    }
    store(x + j, sum, error);
  }

  private void divide(int at, TwofoldCholesky l, int divisor) {
    double d = l.high[divisor];
    double quotient = high[at] / d;
    double rest = Math.fma(-quotient, d, high[at]) + Math.fma(-quotient, l.low[divisor], low[at]);
    store(at, quotient, rest / d);
  }

  private void root(int at) {
    double root = Math.sqrt(high[at]);
    store(at, root, (Math.fma(-root, root, high[at]) + low[at]) / (2 * root));
  }

  /// The sum as a double and what is left of it.
  private void store(int at, double value, double small) {
    high[at] = value + small;
    low[at] = small - (high[at] - value);
  }
}
