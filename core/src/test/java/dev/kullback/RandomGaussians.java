package dev.kullback;

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
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded, well-conditioned random Gaussians of every structure, and close neighbours of them.
final class RandomGaussians {
  enum Structure {
    ISOTROPIC,
    DIAGONAL,
    DENSE,
    DENSE_FACTOR,
    PRECISION,
    PRECISION_FACTOR,
    LOW_RANK,
    KRONECKER,
    KRONECKER_FACTORS,
    BLOCK_DIAGONAL,
    CIRCULANT,
    TRIDIAGONAL,
    BANDED
  }

  private final RandomGenerator random;

  RandomGaussians(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  double[] vector(int n) {
    return random.doubles(n, -2, 2).toArray();
  }

  Gaussian gaussian(Structure structure, int n) {
    return Gaussian.of(vector(n), covariance(structure, n));
  }

  Covariance covariance(Structure structure, int n) {
    return switch (structure) {
      case ISOTROPIC -> Isotropic.of(n, random.nextDouble(0.2, 3));
      case DIAGONAL -> Diagonal.of(random.doubles(n, 0.2, 3).toArray());
      case DENSE -> Dense.of(gram(factor(n)));
      case DENSE_FACTOR -> Dense.ofCholeskyFactor(factor(n));
      case PRECISION -> Precision.of(gram(factor(n)));
      case PRECISION_FACTOR -> Precision.ofCholeskyFactor(factor(n));
      case LOW_RANK -> lowRank(n, Math.min(n, 1 + n / 10));
      case KRONECKER -> Kronecker.of(gram(factor(n / right(n))), gram(factor(right(n))));
      case KRONECKER_FACTORS ->
          new Kronecker(
              Dense.ofCholeskyFactor(factor(n / right(n))),
              Dense.ofCholeskyFactor(factor(right(n))));
      case BLOCK_DIAGONAL -> blocks(n);
      case CIRCULANT -> circulant(n);
      case TRIDIAGONAL -> banded(n, 1);
      case BANDED -> banded(n, Math.min(3, n - 1));
    };
  }

  private static int right(int n) {
    return n % 5 == 0 ? 5 : n % 2 == 0 ? 2 : n;
  }

  LowRank lowRank(int n, int rank) {
    double[][] loadings = new double[n][rank];
    for (double[] row : loadings) {
      java.util.Arrays.setAll(row, k -> random.nextGaussian() * 0.7);
    }
    return LowRank.of(loadings, random.doubles(n, 0.4, 2).toArray());
  }

  /// Blocks of several structures.
  private Covariance blocks(int n) {
    if (n < 3) {
      return BlockDiagonal.of(covariance(Structure.DENSE, n));
    }
    int third = n / 3;
    return BlockDiagonal.of(
        covariance(Structure.DENSE, third),
        covariance(Structure.DIAGONAL, third),
        covariance(Structure.PRECISION, n - 2 * third));
  }

  /// An exponentially decaying row, lifted so that no eigenvalue is small.
  private Circulant circulant(int n) {
    double[] row = new double[n];
    double decay = random.nextDouble(0.3, 0.6);
    double scale = random.nextDouble(0.5, 2);
    for (int j = 0; j < n; j++) {
      row[j] = scale * Math.pow(decay, Math.min(j, n - j)) * (j == 0 ? 1.3 : 1);
    }
    return Circulant.of(row);
  }

  private BandedPrecision banded(int n, int bandwidth) {
    double[][] diagonals = new double[bandwidth + 1][];
    for (int k = 0; k <= bandwidth; k++) {
      diagonals[k] =
          k == 0
              ? random.doubles(n, 1, 2.5).toArray()
              : random.doubles(n - k, -0.45 / bandwidth, 0.45 / bandwidth).toArray();
    }
    return BandedPrecision.of(diagonals);
  }

  /// The same Gaussian with every number moved by a relative `d` of random sign and size.
  Gaussian closeTo(Gaussian g, double d) {
    double[] mean = g.mean();
    for (int i = 0; i < mean.length; i++) {
      mean[i] += d * random.nextDouble(-1, 1);
    }
    return Gaussian.of(mean, moved(g.covariance(), d));
  }

  private Covariance moved(Covariance covariance, double d) {
    return switch (covariance) {
      case Isotropic c -> Isotropic.of(c.dimension(), moved(c.variance(), d));
      case Diagonal c -> moved(c, d);
      case Dense c -> moved(c, d);
      case Precision c when c.hasExactEntries() -> Precision.of(moved(c.precision(), d));
      case Precision c -> Precision.ofCholeskyFactor(moved(c.choleskyFactor(), d));
      case LowRank c ->
          LowRank.of(
              java.util.Arrays.stream(c.loadings())
                  .map(row -> moved(row, d))
                  .toArray(double[][]::new),
              moved(c.diagonal(), d));
      case Kronecker c -> new Kronecker(moved(c.left(), d), moved(c.right(), d));
      case BlockDiagonal c -> BlockDiagonal.of(c.blocks().stream().map(b -> moved(b, d)).toList());
      case Circulant c -> moved(c, d);
      case BandedPrecision c -> {
        double[][] diagonals = new double[c.bandwidth() + 1][];
        java.util.Arrays.setAll(diagonals, k -> moved(c.diagonal(k), d));
        yield BandedPrecision.of(diagonals);
      }
    };
  }

  private Diagonal moved(Diagonal c, double d) {
    double[] given = new double[c.dimension()];
    java.util.Arrays.setAll(given, c::parameter);
    return diagonal(c.scale(), moved(given, d));
  }

  Gaussian diagonal(Diagonal.Scale scale, int n) {
    boolean logarithms = scale == Diagonal.Scale.LOG_VARIANCE;
    double[] given = random.doubles(n, logarithms ? -2 : 0.2, logarithms ? 1 : 3).toArray();
    return Gaussian.of(vector(n), diagonal(scale, given));
  }

  private static Diagonal diagonal(Diagonal.Scale scale, double[] given) {
    return switch (scale) {
      case VARIANCE -> Diagonal.of(given);
      case STANDARD_DEVIATION -> Diagonal.fromStandardDeviations(given);
      case LOG_VARIANCE -> Diagonal.fromLogVariances(given);
    };
  }

  private Dense moved(Dense c, double d) {
    return c.hasExactEntries()
        ? Dense.of(moved(c.toDense(), d))
        : Dense.ofCholeskyFactor(moved(c.choleskyFactor(), d));
  }

  private Circulant moved(Circulant c, double d) {
    double[] row = moved(c.firstRow(), d);
    for (int j = 1; j < row.length - j; j++) {
      row[row.length - j] = row[j];
    }
    return Circulant.of(row);
  }

  private double[] moved(double[] values, double d) {
    return java.util.Arrays.stream(values).map(v -> moved(v, d)).toArray();
  }

  private double moved(double x, double d) {
    return x * (1 + d * random.nextDouble(0.5, 1));
  }

  /// Moves the lower triangle; mirrors it where the upper one is not zero.
  private double[][] moved(double[][] a, double d) {
    double[][] b = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        b[i][j] = moved(a[i][j], d);
        if (a[j][i] != 0) {
          b[j][i] = b[i][j];
        }
      }
    }
    return b;
  }

  /// A factor whose strict triangle shrinks with n, so that the condition number stays moderate.
  private double[][] factor(int n) {
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        l[i][j] = random.nextGaussian() * 0.5 / Math.sqrt(n);
      }
      l[i][i] = random.nextDouble(0.6, 1.6);
    }
    return l;
  }

  static double[][] gram(double[][] l) {
    int n = l.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k <= j; k++) {
          a[i][j] += l[i][k] * l[j][k];
        }
        a[j][i] = a[i][j];
      }
    }
    return a;
  }
}
