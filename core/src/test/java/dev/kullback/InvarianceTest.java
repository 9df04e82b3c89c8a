package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kullback.RandomGaussians.Structure;
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
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `KL(Mq + t ‖ Mp + t) = KL(q‖p)` for the maps M under which a structure stays what it is, and
/// additivity over independent blocks.
class InvarianceTest {
  private static final int N = 10;
  private static final int RIGHT = 5;

  /// A map, by its matrix.
  enum Map {
    SCALING,
    /// Each coordinate by its own factor, the factors a Kronecker product.
    COORDINATE_SCALING,
    REVERSAL,
    CYCLIC_SHIFT,
    HOUSEHOLDER,
    TRIANGULAR;

    double[][] matrix(int n) {
      double[][] m = new double[n][n];
      for (int i = 0; i < n; i++) {
        switch (this) {
          case SCALING -> m[i][i] = 3.7;
          case COORDINATE_SCALING -> m[i][i] = factor(i / RIGHT, i % RIGHT);
          case REVERSAL -> m[i][n - 1 - i] = 1;
          case CYCLIC_SHIFT -> m[i][(i + 1) % n] = 1;
          case HOUSEHOLDER -> householder(m, i);
          case TRIANGULAR -> triangular(m, i);
        }
      }
      return m;
    }

    private static double factor(int row, int column) {
      return (1.3 + row) * (0.4 + column);
    }

    private static void triangular(double[][] m, int i) {
      Arrays.setAll(m[i], j -> j < i ? 0.1 * (i - 2 * j) : j == i ? 1.5 : 0);
    }

    private static void householder(double[][] m, int i) {
      int n = m.length;
      double squares = n * (n + 1) * (2 * n + 1) / 6.0;
      Arrays.setAll(m[i], j -> (i == j ? 1 : 0) - 2 * (i + 1) * (j + 1) / squares);
    }
  }

  static Stream<Arguments> closedImages() {
    List<Arguments> cases = new ArrayList<>();
    for (Structure structure : Structure.values()) {
      for (Map map : maps(structure)) {
        cases.add(Arguments.of(structure, map));
      }
    }
    return cases.stream();
  }

  private static List<Map> maps(Structure structure) {
    return switch (structure) {
      case ISOTROPIC -> List.of(Map.SCALING, Map.REVERSAL, Map.CYCLIC_SHIFT, Map.HOUSEHOLDER);
      case CIRCULANT -> List.of(Map.SCALING, Map.REVERSAL, Map.CYCLIC_SHIFT);
      case DIAGONAL, LOW_RANK ->
          List.of(Map.SCALING, Map.COORDINATE_SCALING, Map.REVERSAL, Map.CYCLIC_SHIFT);
      case DENSE, PRECISION -> List.of(Map.values());
      case DENSE_FACTOR -> List.of(Map.SCALING, Map.COORDINATE_SCALING, Map.TRIANGULAR);
      case PRECISION_FACTOR -> List.of(Map.SCALING, Map.COORDINATE_SCALING);
      case KRONECKER, BLOCK_DIAGONAL, TRIDIAGONAL, BANDED ->
          List.of(Map.SCALING, Map.COORDINATE_SCALING, Map.REVERSAL);
      case KRONECKER_FACTORS -> List.of(Map.SCALING, Map.COORDINATE_SCALING);
    };
  }

  @ParameterizedTest
  @MethodSource("closedImages")
  void mappedPairsKeepTheirDivergence(Structure structure, Map map) {
    RandomGaussians random = new RandomGaussians(21);
    double[] shift = random.vector(N);
    for (int i = 0; i < 5; i++) {
      Gaussian q = random.gaussian(structure, N);
      Gaussian p = random.gaussian(structure, N);
      double expected = KullbackLeibler.divergence(q, p);
      double mapped = KullbackLeibler.divergence(image(q, map, shift), image(p, map, shift));
      assertEquals(expected, mapped, 1e-13 * expected);
    }
  }

  private static Gaussian image(Gaussian g, Map map, double[] shift) {
    double[][] m = map.matrix(N);
    double[] mean = new double[N];
    Arrays.setAll(mean, i -> shift[i] + dot(m[i], g.mean()));
    return Gaussian.of(mean, image(g.covariance(), map, m));
  }

  private static Covariance image(Covariance covariance, Map map, double[][] m) {
    return switch (covariance) {
      case Diagonal c -> Diagonal.of(diagonal(congruent(m, c.toDense())));
      case Dense c when c.hasExactEntries() -> Dense.of(congruent(m, c.toDense()));
      case Dense c -> Dense.ofCholeskyFactor(product(m, c.choleskyFactor()));
      case Precision c when c.hasExactEntries() ->
          Precision.of(congruent(transposed(inverse(map, m)), c.precision()));
      case Precision c ->
          Precision.ofCholeskyFactor(product(transposed(inverse(map, m)), c.choleskyFactor()));
      case LowRank c ->
          LowRank.of(
              product(m, c.loadings()),
              diagonal(congruent(m, Diagonal.of(c.diagonal()).toDense())));
      case Kronecker c -> kronecker(c, map, m);
      case BandedPrecision c -> banded(c, map, m);
      case BlockDiagonal c -> blocks(c, map, m);
      default ->
          map == Map.SCALING
              ? scaled(covariance, m[0][0] * m[0][0])
              : covariance; // a permutation or reflection under which Σ does not change
    };
  }

  private static Covariance scaled(Covariance c, double factor) {
    return switch (c) {
      case Isotropic i -> Isotropic.of(i.dimension(), i.variance() * factor);
      case Circulant s -> Circulant.of(Arrays.stream(s.firstRow()).map(x -> x * factor).toArray());
      default -> throw new AssertionError(c);
    };
  }

  /// M is the product of a map of the rows and one of the columns.
  private static Kronecker kronecker(Kronecker c, Map map, double[][] m) {
    int a = c.left().dimension();
    int b = c.right().dimension();
    double[][] left = new double[a][a];
    double[][] right = new double[b][b];
    if (map == Map.REVERSAL) {
      left = Map.REVERSAL.matrix(a);
      right = Map.REVERSAL.matrix(b);
    } else {
      for (int i = 0; i < a; i++) {
        left[i][i] = m[i * b][i * b] / m[0][0];
      }
      for (int k = 0; k < b; k++) {
        right[k][k] = m[k][k];
      }
    }
    return new Kronecker((Dense) image(c.left(), map, left), (Dense) image(c.right(), map, right));
  }

  private static BandedPrecision banded(BandedPrecision c, Map map, double[][] m) {
    int n = c.dimension();
    double[][] diagonals = new double[c.bandwidth() + 1][];
    for (int k = 0; k < diagonals.length; k++) {
      double[] diagonal = c.diagonal(k);
      int below = k;
      diagonals[k] = new double[n - k];
      Arrays.setAll(
          diagonals[k],
          i ->
              map == Map.REVERSAL
                  ? diagonal[n - 1 - below - i]
                  : diagonal[i] / m[i][i] / m[i + below][i + below]);
    }
    return BandedPrecision.of(diagonals);
  }

  private static BlockDiagonal blocks(BlockDiagonal c, Map map, double[][] m) {
    List<Covariance> blocks = new ArrayList<>();
    int from = 0;
    for (Covariance block : c.blocks()) {
      int size = block.dimension();
      double[][] part = map == Map.REVERSAL ? Map.REVERSAL.matrix(size) : new double[size][];
      for (int i = 0; i < size && map != Map.REVERSAL; i++) {
        part[i] = Arrays.copyOfRange(m[from + i], from, from + size);
      }
      blocks.add(image(block, map, part));
      from += size;
    }
    return BlockDiagonal.of(map == Map.REVERSAL ? blocks.reversed() : blocks);
  }

  /// Of the maps used here: orthogonal ones, diagonal ones, a lower triangular one.
  private static double[][] inverse(Map map, double[][] m) {
    return switch (map) {
      case SCALING, COORDINATE_SCALING -> {
        double[][] inverse = new double[m.length][m.length];
        for (int i = 0; i < m.length; i++) {
          inverse[i][i] = 1 / m[i][i];
        }
        yield inverse;
      }
      case REVERSAL, CYCLIC_SHIFT, HOUSEHOLDER -> transposed(m);
      case TRIANGULAR -> {
        double[] flat = Square.flatten(m);
        yield Square.rows(Triangular.inverse(flat, m.length), m.length);
      }
    };
  }

  private static double[][] congruent(double[][] m, double[][] a) {
    double[][] image = product(product(m, a), transposed(m));
    for (int i = 0; i < image.length; i++) {
      for (int j = 0; j < i; j++) {
        image[j][i] = image[i][j];
      }
    }
    return image;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] columns = transposed(b);
    double[][] product = new double[a.length][columns.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        product[i][j] = dot(a[i], columns[j]);
      }
    }
    return product;
  }

  private static double[][] transposed(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < t.length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  private static double[] diagonal(double[][] a) {
    double[] diagonal = new double[a.length];
    Arrays.setAll(diagonal, i -> a[i][i]);
    return diagonal;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// Blocks of every structure, compared with blocks of every other.
  @ParameterizedTest
  @EnumSource
  void addsOverIndependentBlocks(Structure first) {
    RandomGaussians random = new RandomGaussians(31);
    for (Structure second : Structure.values()) {
      Gaussian[] q = {random.gaussian(first, 4), random.gaussian(second, 3)};
      Gaussian[] p = {random.gaussian(second, 4), random.gaussian(first, 3)};
      double expected =
          KullbackLeibler.divergence(q[0], p[0]) + KullbackLeibler.divergence(q[1], p[1]);
      assertEquals(expected, KullbackLeibler.divergence(joined(q), joined(p)), 1e-14 * expected);
    }
  }

  private static Gaussian joined(Gaussian... parts) {
    double[] mean = Stream.of(parts).flatMapToDouble(g -> Arrays.stream(g.mean())).toArray();
    return Gaussian.of(mean, BlockDiagonal.of(Stream.of(parts).map(Gaussian::covariance).toList()));
  }

  @Test
  void addsOverCoordinates() {
    Gaussian q = Gaussian.diagonal(new double[] {0.3, -1.2}, new double[] {0.5, 2});
    double first =
        KullbackLeibler.divergence(
            Gaussian.isotropic(new double[] {0.3}, 0.5), Gaussian.standard(1));
    double second =
        KullbackLeibler.divergence(
            Gaussian.isotropic(new double[] {-1.2}, 2), Gaussian.standard(1));
    assertEquals(first + second, KullbackLeibler.divergence(q, Gaussian.standard(2)), 1e-15);
  }
}
