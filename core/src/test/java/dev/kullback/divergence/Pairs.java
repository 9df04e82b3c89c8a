package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded, well-conditioned random Gaussians and neighbours of them.
final class Pairs {
  enum Kind {
    ISOTROPIC,
    DIAGONAL,
    ENTRIES,
    FACTOR
  }

  private final RandomGenerator random;

  Pairs(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  Gaussian gaussian(Kind kind, int n) {
    return Gaussian.of(random.doubles(n, -2, 2).toArray(), covariance(kind, n));
  }

  private Covariance covariance(Kind kind, int n) {
    return switch (kind) {
      case ISOTROPIC -> Isotropic.of(n, random.nextDouble(0.2, 3));
      case DIAGONAL -> Diagonal.of(random.doubles(n, 0.2, 3).toArray());
      case ENTRIES -> Dense.of(gram(factor(n)));
      case FACTOR -> Dense.ofCholeskyFactor(factor(n));
    };
  }

  /// A neighbour: every number moved by a relative d/2 to d.
  Gaussian close(Gaussian g, double d) {
    double[] mean = Arrays.stream(g.mean()).map(m -> m + d * random.nextDouble(-1, 1)).toArray();
    Covariance moved =
        switch (g.covariance()) {
          case Isotropic c -> Isotropic.of(c.dimension(), moved(c.variance(), d));
          case Diagonal c ->
              Diagonal.of(Arrays.stream(c.variances()).map(v -> moved(v, d)).toArray());
          case Dense c when c.hasExactEntries() -> Dense.of(movedSymmetric(c.toDense(), d));
          case Dense c -> Dense.ofCholeskyFactor(movedLower(c.choleskyFactor(), d));
          default -> throw new AssertionError(g);
        };
    return Gaussian.of(mean, moved);
  }

  /// The same mean, every standard deviation times a power of two.
  static Gaussian scaled(Gaussian g, double factor) {
    Covariance scaled =
        switch (g.covariance()) {
          case Isotropic c -> Isotropic.of(c.dimension(), c.variance() * factor * factor);
          case Diagonal c ->
              Diagonal.of(Arrays.stream(c.variances()).map(v -> v * factor * factor).toArray());
          case Dense c -> Dense.ofCholeskyFactor(times(c.choleskyFactor(), factor));
          default -> throw new AssertionError(g);
        };
    return Gaussian.of(g.mean(), scaled);
  }

  private static double[][] times(double[][] l, double factor) {
    return Arrays.stream(l)
        .map(row -> Arrays.stream(row).map(x -> x * factor).toArray())
        .toArray(double[][]::new);
  }

  private double moved(double x, double d) {
    return x * (1 + d * random.nextDouble(0.5, 1));
  }

  private double[][] movedSymmetric(double[][] a, double d) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = moved(a[i][j], d);
        a[j][i] = a[i][j];
      }
    }
    return a;
  }

  private double[][] movedLower(double[][] l, double d) {
    for (int i = 0; i < l.length; i++) {
      for (int j = 0; j <= i; j++) {
        l[i][j] = moved(l[i][j], d);
      }
    }
    return l;
  }

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

  private static double[][] gram(double[][] l) {
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
