package dev.kullback;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// The free parameters of a covariance as one vector, the covariance from such a vector, and its
/// gradient in the same order.
final class Parameters {
  private Parameters() {}

  static double[] of(Covariance covariance) {
    return switch (covariance) {
      case Isotropic c -> new double[] {c.variance()};
      case Diagonal c -> c.variances();
      case Dense c -> lower(c.hasExactEntries() ? c.toDense() : c.choleskyFactor());
      case Precision c -> lower(c.hasExactEntries() ? c.precision() : c.choleskyFactor());
      case LowRank c -> concat(List.of(c.diagonal(), concat(Arrays.asList(c.loadings()))));
      case Kronecker c -> concat(List.of(of(c.left()), of(c.right())));
      case BlockDiagonal c -> concat(c.blocks().stream().map(Parameters::of).toList());
      case Circulant c -> Arrays.copyOf(c.firstRow(), c.dimension() / 2 + 1);
      case BandedPrecision c -> {
        List<double[]> diagonals = new ArrayList<>();
        for (int k = 0; k <= c.bandwidth(); k++) {
          diagonals.add(c.diagonal(k));
        }
        yield concat(diagonals);
      }
    };
  }

  static Covariance with(Covariance covariance, double[] values) {
    return switch (covariance) {
      case Isotropic c -> Isotropic.of(c.dimension(), values[0]);
      case Diagonal _ -> Diagonal.of(values);
      case Dense c ->
          c.hasExactEntries()
              ? Dense.of(symmetric(values))
              : Dense.ofCholeskyFactor(triangular(values));
      case Precision c ->
          c.hasExactEntries()
              ? Precision.of(symmetric(values))
              : Precision.ofCholeskyFactor(triangular(values));
      case LowRank c ->
          LowRank.ofRowMajor(
              Arrays.copyOfRange(values, c.dimension(), values.length),
              Arrays.copyOf(values, c.dimension()));
      case Kronecker c -> {
        int split = of(c.left()).length;
        yield new Kronecker(
            (Dense) with(c.left(), Arrays.copyOf(values, split)),
            (Dense) with(c.right(), Arrays.copyOfRange(values, split, values.length)));
      }
      case BlockDiagonal c -> {
        List<Covariance> blocks = new ArrayList<>();
        int from = 0;
        for (Covariance block : c.blocks()) {
          int to = from + of(block).length;
          blocks.add(with(block, Arrays.copyOfRange(values, from, to)));
          from = to;
        }
        yield BlockDiagonal.of(blocks);
      }
      case Circulant c -> {
        double[] row = new double[c.dimension()];
        Arrays.setAll(row, j -> values[Math.min(j, row.length - j)]);
        yield Circulant.of(row);
      }
      case BandedPrecision c -> {
        double[][] diagonals = new double[c.bandwidth() + 1][];
        int from = 0;
        for (int k = 0; k < diagonals.length; k++) {
          diagonals[k] = Arrays.copyOfRange(values, from, from + c.dimension() - k);
          from += c.dimension() - k;
        }
        yield BandedPrecision.of(diagonals);
      }
    };
  }

  static double[] gradient(CovarianceGradient gradient, Covariance structure) {
    return switch (gradient) {
      case IsotropicGradient g -> new double[] {g.variance()};
      case DiagonalGradient g -> g.variances();
      case DenseGradient g ->
          ((Dense) structure).hasExactEntries()
              ? lower(bothTriangles(g.covariance()))
              : lower(g.choleskyFactor());
      case PrecisionGradient g ->
          ((Precision) structure).hasExactEntries()
              ? lower(bothTriangles(g.precision()))
              : lower(g.choleskyFactor());
      case LowRankGradient g -> concat(List.of(g.diagonal(), concat(Arrays.asList(g.loadings()))));
      case KroneckerGradient g -> {
        Kronecker c = (Kronecker) structure;
        yield concat(List.of(gradient(g.left(), c.left()), gradient(g.right(), c.right())));
      }
      case BlockDiagonalGradient g -> {
        List<double[]> parts = new ArrayList<>();
        for (int k = 0; k < g.blocks().size(); k++) {
          parts.add(gradient(g.blocks().get(k), ((BlockDiagonal) structure).blocks().get(k)));
        }
        yield concat(parts);
      }
      case CirculantGradient g -> {
        double[] row = g.firstRow();
        double[] half = Arrays.copyOf(row, row.length / 2 + 1);
        for (int j = 1; j < half.length; j++) {
          half[j] += j == row.length - j ? 0 : row[row.length - j];
        }
        yield half;
      }
      case BandedPrecisionGradient g -> concat(Arrays.asList(g.diagonals()));
    };
  }

  private static double[][] bothTriangles(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        a[i][j] += a[j][i];
      }
    }
    return a;
  }

  private static double[] lower(double[][] a) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      rows.add(Arrays.copyOf(a[i], i + 1));
    }
    return concat(rows);
  }

  private static double[][] triangular(double[] values) {
    int n = (int) Math.sqrt(2 * values.length);
    double[][] rows = new double[n][n];
    for (int i = 0, at = 0; i < n; at += ++i) {
      System.arraycopy(values, at, rows[i], 0, i + 1);
    }
    return rows;
  }

  private static double[][] symmetric(double[] values) {
    double[][] rows = triangular(values);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        rows[j][i] = rows[i][j];
      }
    }
    return rows;
  }

  private static double[] concat(List<double[]> parts) {
    return parts.stream().flatMapToDouble(DoubleStream::of).toArray();
  }
}
