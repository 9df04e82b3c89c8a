package dev.kullback.internal.pair;

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
import dev.kullback.internal.linear.Cholesky;
import dev.kullback.internal.linear.Orthogonal;
import dev.kullback.internal.linear.RankUpdate;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A covariance as the row-major arrays dense algorithms work on.
public final class Factors {
  /// Where a matrix would no longer fit into an array.
  private static final int LARGEST = 46_340;

  private Factors() {}

  /// The lower triangular Cholesky factor of Σ, from what the structure already knows: n² r by
  /// rank-one updates for D + W Wᵀ, n² for a Kronecker product, an inversion and a QR factorisation
  /// for a precision (so that its condition number is not squared), n³/3 for a circulant.
  ///
  /// @param c any structure, positive definite unless its axes are the coordinates
  /// @return row-major, a new array
  public static double[] lower(Covariance c) {
    requireModerate(c);
    return switch (c) {
      case Isotropic i -> roots(i.variances());
      case Diagonal d -> roots(d.variances());
      case Dense d -> Square.flatten(d.choleskyFactor());
      case Precision p -> Orthogonal.triangular(inverseFactor(p), p.dimension());
      case BandedPrecision t -> Orthogonal.triangular(inverseFactor(t), t.dimension());
      case LowRank l -> updated(l);
      case Kronecker k -> product(lower(k.left()), lower(k.right()), k);
      case BlockDiagonal b -> blocks(b);
      case Circulant s -> factored(s);
    };
  }

  private static void requireModerate(Covariance c) {
    if (c.dimension() > LARGEST) {
      throw new IllegalArgumentException(
          "a pair without an algorithm of its own needs full matrices, and these a dimension of at most %d, got %d (%s)"
              .formatted(LARGEST, c.dimension(), c.getClass().getSimpleName()));
    }
  }

  /// `σ² I` as a product of the orders of another one.
  ///
  /// @param c σ² I
  /// @param model the product
  /// @return `I ⊗ σ² I`
  public static Kronecker like(Isotropic c, Kronecker model) {
    return new Kronecker(
        Dense.of(Isotropic.of(model.left().dimension(), 1).toDense()),
        Dense.of(Isotropic.of(model.right().dimension(), c.variance()).toDense()));
  }

  /// The lower triangular Cholesky factor of the precision, for the structures that keep it.
  static double[] precisionFactor(Precision p) {
    return Square.flatten(p.choleskyFactor());
  }

  /// `R⁻¹`, lower triangular, with `Σ = R⁻ᵀ R⁻¹`.
  static double[] inverseFactor(Precision p) {
    return Triangular.inverse(precisionFactor(p), p.dimension());
  }

  /// `R⁻¹` of a band factor.
  static double[] inverseFactor(BandedPrecision t) {
    int n = t.dimension();
    double[] r = new double[n * n];
    for (int k = 0; k <= t.bandwidth(); k++) {
      double[] diagonal = t.factorDiagonal(k);
      for (int i = 0; i < diagonal.length; i++) {
        r[(i + k) * n + i] = diagonal[i];
      }
    }
    return Triangular.inverse(r, n);
  }

  private static double[] roots(double[] variances) {
    int n = variances.length;
    double[] factor = new double[n * n];
    for (int i = 0; i < n; i++) {
      factor[i * n + i] = Math.sqrt(variances[i]);
    }
    return factor;
  }

  private static double[] updated(LowRank c) {
    int n = c.dimension();
    double[] factor = roots(c.diagonal());
    double[] column = new double[n];
    for (int k = 0; k < c.rank(); k++) {
      for (int i = 0; i < n; i++) {
        column[i] = c.loading(i, k);
      }
      RankUpdate.add(factor, n, column);
    }
    return factor;
  }

  /// `A ⊗ B` of two square matrices.
  static double[] product(double[] left, double[] right, Kronecker k) {
    int a = k.left().dimension();
    int b = k.right().dimension();
    int n = a * b;
    double[] product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        product[i * n + j] = left[i / b * a + j / b] * right[i % b * b + j % b];
      }
    }
    return product;
  }

  private static double[] blocks(BlockDiagonal c) {
    int n = c.dimension();
    double[] factor = new double[n * n];
    int offset = 0;
    for (Covariance block : c.blocks()) {
      int size = block.dimension();
      double[] part = lower(block);
      for (int i = 0; i < size; i++) {
        System.arraycopy(part, i * size, factor, (offset + i) * n + offset, size);
      }
      offset += size;
    }
    return factor;
  }

  private static double[] factored(Circulant c) {
    int n = c.dimension();
    double[] a = Square.flatten(c.toDense());
    int row = Cholesky.factor(a, n);
    if (row >= 0) {
      throw new ArithmeticException(
          "a circulant covariance too ill-conditioned to be factored, at row " + row);
    }
    return a;
  }

  /// Whether the entries of the matrix, rather than of a factor, are what was given.
  static boolean hasExactEntries(Covariance c) {
    return switch (c) {
      case Isotropic i -> true;
      case Diagonal d -> true;
      case Dense d -> d.hasExactEntries();
      case Circulant s -> true;
      case BlockDiagonal b -> b.blocks().stream().allMatch(Factors::hasExactEntries);
      case Precision p -> false;
      case LowRank l -> false;
      case Kronecker k -> false;
      case BandedPrecision t -> false;
    };
  }

  /// The entries of Σ, where those are what was given.
  static double @Nullable [] exactEntries(Covariance c) {
    return hasExactEntries(c) ? Square.flatten(c.toDense()) : null;
  }

  /// The entries of Λ, where those are what was given.
  static double @Nullable [] exactPrecision(Precision p) {
    return p.hasExactEntries() ? Square.flatten(p.precision()) : null;
  }

  /// Any square A with `A Aᵀ = Σ`, column after column (so that column k starts at k·n): the
  /// transposed inverse factor for a precision, the Cholesky factor otherwise.
  static double[] columns(Covariance c) {
    return switch (c) {
      case Precision p -> inverseFactor(p);
      case BandedPrecision t -> inverseFactor(t);
      default -> {
        double[] factor = lower(c);
        Square.transpose(factor, c.dimension());
        yield factor;
      }
    };
  }

  /// `A − B`, entry by entry.
  ///
  /// @param a any array
  /// @param b of the same length
  /// @return a new array
  public static double[] subtract(double[] a, double[] b) {
    double[] difference = a.clone();
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }
}
