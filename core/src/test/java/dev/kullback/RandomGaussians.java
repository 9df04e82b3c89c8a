package dev.kullback;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded, well-conditioned random Gaussians of every structure, and close neighbours of them.
final class RandomGaussians {
  enum Structure {
    ISOTROPIC,
    DIAGONAL,
    DENSE,
    DENSE_FACTOR
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
    };
  }

  /// The same Gaussian with every number moved by a relative `d` of random sign and size.
  Gaussian closeTo(Gaussian g, double d) {
    double[] mean = g.mean();
    for (int i = 0; i < mean.length; i++) {
      mean[i] += d * random.nextDouble(-1, 1);
    }
    Covariance moved =
        switch (g.covariance()) {
          case Isotropic c -> Isotropic.of(c.dimension(), moved(c.variance(), d));
          case Diagonal c ->
              Diagonal.of(java.util.Arrays.stream(c.variances()).map(v -> moved(v, d)).toArray());
          case Dense c when c.hasExactEntries() -> Dense.of(moved(c.toDense(), d));
          case Dense c -> Dense.ofCholeskyFactor(moved(c.choleskyFactor(), d));
        };
    return Gaussian.of(mean, moved);
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
