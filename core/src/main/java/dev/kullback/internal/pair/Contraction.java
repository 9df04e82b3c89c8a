package dev.kullback.internal.pair;

import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BandedPrecisionGradient;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.BlockDiagonalGradient;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.CirculantGradient;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.CovarianceGradient;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.DenseGradient;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.DiagonalGradient;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.IsotropicGradient;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.KroneckerGradient;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.LowRankGradient;
import dev.kullback.covariance.Precision;
import dev.kullback.covariance.PrecisionGradient;
import dev.kullback.internal.linear.Square;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// From the gradient G in Σ (symmetric, `d = Σᵢⱼ Gᵢⱼ dΣᵢⱼ`) to that in the parameters of a
/// structure: the adjoint of the map from the parameters to Σ.
///
/// | structure | gradient |
/// |---|---|
/// | isotropic, diagonal | tr G, diag G |
/// | Λ = Σ⁻¹, full or banded | −Σ G Σ |
/// | D + W Wᵀ | diag G, 2 G W |
/// | A ⊗ B | Σₖₗ G[(i,k),(j,l)] Bₖₗ, Σᵢⱼ G[(i,k),(j,l)] Aᵢⱼ |
/// | blocks | of the diagonal blocks of G |
/// | circulant | sums along the wrapped diagonals |
final class Contraction {
  private Contraction() {}

  static CovarianceGradient of(double[] g, Covariance structure) {
    int n = structure.dimension();
    return switch (structure) {
      case Isotropic c -> isotropic(Square.diagonal(g, n), c);
      case Diagonal c -> diagonal(Square.diagonal(g, n), c);
      case Dense c -> new DenseGradient(Square.rows(g, n), c.choleskyFactor());
      case Precision c ->
          new PrecisionGradient(Square.rows(ofInverse(g, c), n), c.choleskyFactor());
      case BandedPrecision c -> banded(ofInverse(g, c), c);
      case LowRank c -> new LowRankGradient(Square.diagonal(g, n), loadings(g, c));
      case Kronecker c -> kronecker(g, c);
      case BlockDiagonal c -> blocks(g, c);
      case Circulant c -> circulant(g, c);
    };
  }

  static IsotropicGradient isotropic(double[] diagonal, Isotropic structure) {
    double sum = 0;
    for (double g : diagonal) {
      sum += g;
    }
    return new IsotropicGradient(sum, sum * structure.variance());
  }

  static DiagonalGradient diagonal(double[] variances, Diagonal structure) {
    double[] logVariances = variances.clone();
    for (int i = 0; i < logVariances.length; i++) {
      logVariances[i] *= structure.variance(i);
    }
    return new DiagonalGradient(variances, logVariances);
  }

  /// `−Σ G Σ`, symmetric.
  private static double[] ofInverse(double[] g, Covariance c) {
    int n = c.dimension();
    double[][] sigma = c.toDense();
    double[] half = new double[n * n];
    double[] result = new double[n * n];
    multiply(g, sigma, half, n);
    Square.transpose(half, n);
    multiply(half, sigma, result, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double mean = -0.5 * (result[i * n + j] + result[j * n + i]);
        result[i * n + j] = mean;
        result[j * n + i] = mean;
      }
    }
    return result;
  }

  private static void multiply(double[] a, double[][] b, double[] into, int n) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double x = a[i * n + k];
        for (int j = 0; j < n; j++) {
          into[i * n + j] = Math.fma(x, b[k][j], into[i * n + j]);
        }
      }
    }
  }

  private static BandedPrecisionGradient banded(double[] h, BandedPrecision c) {
    int n = c.dimension();
    double[][] diagonals = new double[c.bandwidth() + 1][];
    for (int k = 0; k < diagonals.length; k++) {
      diagonals[k] = new double[n - k];
      for (int i = 0; i < n - k; i++) {
        diagonals[k][i] = (k == 0 ? 1 : 2) * h[(i + k) * n + i];
      }
    }
    return new BandedPrecisionGradient(diagonals);
  }

  private static double[] loadings(double[] g, LowRank c) {
    int n = c.dimension();
    int r = c.rank();
    double[] product = new double[n * r];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < r; k++) {
          product[i * r + k] = Math.fma(2 * g[i * n + j], c.loading(j, k), product[i * r + k]);
        }
      }
    }
    return product;
  }

  private static KroneckerGradient kronecker(double[] g, Kronecker c) {
    double[][] a = c.left().toDense();
    double[][] b = c.right().toDense();
    double[][] left = new double[a.length][a.length];
    double[][] right = new double[b.length][b.length];
    int n = c.dimension();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int row = i / b.length;
        int column = j / b.length;
        double x = g[i * n + j];
        left[row][column] += x * b[i % b.length][j % b.length];
        right[i % b.length][j % b.length] += x * a[row][column];
      }
    }
    return new KroneckerGradient(
        new DenseGradient(symmetric(left), c.left().choleskyFactor()),
        new DenseGradient(symmetric(right), c.right().choleskyFactor()));
  }

  static double[][] symmetric(double[][] a) {
    double[][] s = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        s[i][j] = 0.5 * (a[i][j] + a[j][i]);
      }
    }
    return s;
  }

  private static BlockDiagonalGradient blocks(double[] g, BlockDiagonal c) {
    double[][] rows = Square.rows(g, c.dimension());
    List<CovarianceGradient> parts = new ArrayList<>();
    int from = 0;
    for (Covariance block : c.blocks()) {
      int to = from + block.dimension();
      parts.add(of(Square.flatten(Parts.square(rows, from, to)), block));
      from = to;
    }
    return new BlockDiagonalGradient(parts);
  }

  private static CirculantGradient circulant(double[] g, Circulant c) {
    int n = c.dimension();
    double[] row = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        row[k] += g[i * n + (i + k) % n];
      }
    }
    double[] reversed = row.clone();
    Arrays.setAll(row, k -> 0.5 * (reversed[k] + reversed[(n - k) % n]));
    return new CirculantGradient(row);
  }
}
