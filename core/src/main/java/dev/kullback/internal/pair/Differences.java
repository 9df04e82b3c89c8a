package dev.kullback.internal.pair;

import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `Σq − Σp` as a full matrix, from the exact differences of what the two structures were given by.
///
/// ```text
/// entries          Σq − Σp                                  entry by entry
/// factors          (Lq − Lp) Lqᵀ + Lp (Lq − Lp)ᵀ
/// D + WWᵀ          (Dq − Dp) + (Wq − Wp) Wqᵀ + Wp (Wq − Wp)ᵀ
/// precisions       Σq (Λp − Λq) Σp
/// ```
///
/// None of these cancels where q is close to p. Kronecker products of the same orders and blocks of
/// one partition are compared factor by factor and block by block; their differences are not
/// formed.
public final class Differences {
  private Differences() {}

  /// `Σq − Σp`.
  ///
  /// @param q the first covariance
  /// @param p the second, of the same dimension
  /// @return row-major, a new array
  public static double[] of(Covariance q, Covariance p) {
    return switch (new Pair(q, p)) {
      case Pair(LowRank a, LowRank b) when a.rank() == b.rank() -> lowRank(a, b);
      case Pair(Precision a, Precision b) ->
          ofPrecisions(
              a,
              b,
              ofMatrices(
                  Factors.precisionFactor(b),
                  Factors.exactPrecision(b),
                  Factors.precisionFactor(a),
                  Factors.exactPrecision(a),
                  a.dimension()));
      case Pair(BandedPrecision a, BandedPrecision b) -> ofPrecisions(a, b, bands(b, a));
      default -> ofDense(q, p);
    };
  }

  /// Whether the factors of two products have the same orders.
  ///
  /// @param a a product
  /// @param b a product of the same dimension
  /// @return true where they can be compared factor by factor
  public static boolean sameOrders(Kronecker a, Kronecker b) {
    return a.left().dimension() == b.left().dimension()
        && a.right().dimension() == b.right().dimension();
  }

  /// Whether two block-diagonal covariances have blocks of the same sizes.
  ///
  /// @param a the first
  /// @param b the second, of the same dimension
  /// @return true where they can be compared block by block
  public static boolean samePartition(BlockDiagonal a, BlockDiagonal b) {
    return sizes(a).equals(sizes(b));
  }

  private static List<Integer> sizes(BlockDiagonal c) {
    return c.blocks().stream().map(Covariance::dimension).toList();
  }

  private static double[] ofDense(Covariance q, Covariance p) {
    return ofMatrices(
        Factors.lower(q),
        Factors.exactEntries(q),
        Factors.lower(p),
        Factors.exactEntries(p),
        q.dimension());
  }

  private static double[] ofMatrices(
      double[] lq, double @Nullable [] sq, double[] lp, double @Nullable [] sp, int n) {
    return sq != null && sp != null ? Factors.subtract(sq, sp) : ofFactors(lq, lp, n);
  }

  private static double[] ofFactors(double[] lq, double[] lp, int n) {
    double[] d = Factors.subtract(lq, lp);
    double[] difference = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k <= j; k++) {
          sum = Math.fma(d[i * n + k], lq[j * n + k], sum);
          sum = Math.fma(lp[i * n + k], d[j * n + k], sum);
        }
        difference[i * n + j] = sum;
        difference[j * n + i] = sum;
      }
    }
    return difference;
  }

  private static double[] lowRank(LowRank q, LowRank p) {
    int n = q.dimension();
    double[] difference = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? q.diagonal(i) - p.diagonal(i) : 0;
        for (int k = 0; k < q.rank(); k++) {
          sum = Math.fma(q.loading(i, k) - p.loading(i, k), q.loading(j, k), sum);
          sum = Math.fma(p.loading(i, k), q.loading(j, k) - p.loading(j, k), sum);
        }
        difference[i * n + j] = sum;
        difference[j * n + i] = sum;
      }
    }
    return difference;
  }

  private static double[] bands(BandedPrecision a, BandedPrecision b) {
    int n = a.dimension();
    double[] difference = new double[n * n];
    for (int k = 0; k <= Math.max(a.bandwidth(), b.bandwidth()); k++) {
      for (int i = 0; i < n - k; i++) {
        double entry = BandedTerm.entry(a, k, i) - BandedTerm.entry(b, k, i);
        difference[(i + k) * n + i] = entry;
        difference[i * n + i + k] = entry;
      }
    }
    return difference;
  }

  /// `Σq Δ Σp` for a symmetric Δ.
  private static double[] ofPrecisions(Covariance q, Covariance p, double[] delta) {
    int n = q.dimension();
    double[] g = solved(Factors.lower(q), delta, n);
    Square.transpose(g, n);
    return solved(Factors.lower(p), g, n);
  }

  /// `L Lᵀ A`.
  private static double[] solved(double[] l, double[] a, int n) {
    double[] result = new double[n * n];
    double[] column = new double[n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        column[i] = a[i * n + j];
      }
      double[] x = Triangular.multiply(l, n, Triangular.multiplyTransposed(l, n, column));
      for (int i = 0; i < n; i++) {
        result[i * n + j] = x[i];
      }
    }
    return result;
  }
}
