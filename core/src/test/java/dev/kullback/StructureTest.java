package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.kullback.oracle.Oracle;
import dev.kullback.special.SpecialFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each structure says of itself, and what only some structures meet.
class StructureTest {
  private static final int N = 10;

  /// Solving, measuring, the determinant and the variances agree with those of the full matrix.
  @ParameterizedTest
  @EnumSource
  void agreesWithItsFullMatrix(Structure structure) {
    RandomGaussians random = new RandomGaussians(5);
    Covariance c = random.covariance(structure, N);
    Dense full = Dense.of(c.toDense());
    double[] x = random.vector(N);
    assertEquals(N, c.dimension());
    assertEquals(full.logDeterminant(), c.logDeterminant(), 1e-12);
    assertEquals(full.squaredMahalanobis(x), c.squaredMahalanobis(x), 1e-11);
    assertArrayEquals(full.solve(x), c.solve(x), 1e-12);
    assertArrayEquals(full.variances(), c.variances(), 1e-13);
  }

  @ParameterizedTest
  @EnumSource
  void equalsItsCopyAndNotItsNeighbour(Structure structure) {
    Covariance c = new RandomGaussians(5).covariance(structure, N);
    Covariance copy = new RandomGaussians(5).covariance(structure, N);
    Covariance other = new RandomGaussians(6).covariance(structure, N);
    assertEquals(c, copy);
    assertEquals(c.hashCode(), copy.hashCode());
    assertEquals(c.toString(), copy.toString());
    assertNotEquals(c, other);
  }

  /// Beyond the direct sums: a power of two, a prime, an even composite.
  @ParameterizedTest
  @ValueSource(ints = {128, 101, 150})
  void fourierTransformsOfAnyLengthAgree(int n) {
    Gaussian q = new RandomGaussians(1).gaussian(Structure.CIRCULANT, n);
    Gaussian p = new RandomGaussians(2).gaussian(Structure.CIRCULANT, n);
    double expected = KullbackLeibler.divergence(full(q), full(p));
    assertEquals(expected, KullbackLeibler.divergence(q, p), 1e-12 * expected);
    double[] x = q.mean();
    assertArrayEquals(full(q).covariance().solve(x), q.covariance().solve(x), 1e-12);
  }

  private static Gaussian full(Gaussian g) {
    return Gaussian.full(g.mean(), g.covariance().toDense());
  }

  @Test
  void lowRankNeverFormsTheMatrix() {
    RandomGaussians random = new RandomGaussians(8);
    int n = 200_000;
    Gaussian q = Gaussian.of(new double[n], random.lowRank(n, 8));
    Gaussian p = Gaussian.of(new double[n], random.lowRank(n, 8));
    double divergence = KullbackLeibler.divergence(q, p);
    assertTrue(divergence > 0 && divergence < Double.POSITIVE_INFINITY);
    assertEquals(0, KullbackLeibler.divergence(p, p));
  }

  /// Where `tr − n + ln` in double precision is 1e-6 off, and 497 in float.
  @Test
  void largeLoadingsLoseNothing() {
    RandomGaussians random = new RandomGaussians(9);
    LowRank small = random.lowRank(30, 3);
    double[][] loadings = small.loadings();
    for (double[] row : loadings) {
      Arrays.setAll(row, k -> row[k] * 1e4);
    }
    LowRank p = LowRank.of(loadings, small.diagonal());
    double root = 1.01;
    for (double[] row : loadings) {
      Arrays.setAll(row, k -> row[k] * root);
    }
    LowRank q =
        LowRank.of(loadings, Arrays.stream(small.diagonal()).map(d -> d * root * root).toArray());
    double y = root * root - 1;
    double expected = -0.5 * 30 * SpecialFunctions.log1pmx(y);
    double actual =
        KullbackLeibler.divergence(Gaussian.of(new double[30], q), Gaussian.of(new double[30], p));
    assertEquals(expected, actual, 1e-11 * expected);
  }

  /// q = 1.01 p with loadings of size 1e4 in single precision, where Woodbury with subtracted
  /// traces answers −15 … 500 for 9.7e-4. The numbers given are 1.01 times each other only to 6e-8,
  /// so the divergence of 1.01 is met to 1e-5, that of the numbers themselves to the last digit of
  /// a `float`.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void largeLoadingsInSinglePrecisionLoseNothing(long seed) {
    int n = 30;
    LowRank drawn = new RandomGaussians(seed).lowRank(n, 3);
    float[] loadings = new float[n * 3];
    float[] diagonal = new float[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = (float) drawn.diagonal(i);
      for (int k = 0; k < 3; k++) {
        loadings[i * 3 + k] = (float) (1e4 * drawn.loading(i, k));
      }
    }
    Gaussian p = Gaussian.of(new float[n], LowRank.ofRowMajor(loadings, diagonal));
    Gaussian q = Gaussian.of(new float[n], LowRank.ofRowMajor(times(loadings), times(diagonal)));
    float nats = (float) KullbackLeibler.divergence(q, p);
    assertEquals(Oracle.divergence(q, p).floatValue(), nats, Math.ulp(nats));
    double exact = -0.5 * (27 * log1pmx(0.01) + 3 * log1pmx(0.0201));
    assertEquals(exact, nats, 1e-5);
  }

  private static float[] times(float[] values) {
    float[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 1.01f;
    }
    return scaled;
  }

  private static double log1pmx(double x) {
    return SpecialFunctions.log1pmx(x);
  }

  /// W is known up to a rotation: turned loadings are the same covariance.
  @Test
  void turnedLoadingsAreTheSame() {
    LowRank p = new RandomGaussians(3).lowRank(40, 2);
    double[][] turned = p.loadings();
    for (double[] row : turned) {
      double x = row[0];
      row[0] = 0.6 * x - 0.8 * row[1];
      row[1] = 0.8 * x + 0.6 * row[1];
    }
    Gaussian a = Gaussian.of(new double[40], p);
    Gaussian b = Gaussian.of(new double[40], LowRank.of(turned, p.diagonal()));
    double divergence = KullbackLeibler.divergence(a, b);
    assertTrue(divergence >= 0 && divergence < 1e-28, () -> "got " + divergence);
  }

  @Test
  void ranksMayDiffer() {
    RandomGaussians random = new RandomGaussians(4);
    Gaussian q = Gaussian.of(new double[9], random.lowRank(9, 1));
    Gaussian p = Gaussian.of(new double[9], random.lowRank(9, 3));
    double expected = KullbackLeibler.divergence(full(q), full(p));
    assertEquals(expected, KullbackLeibler.divergence(q, p), 1e-13 * expected);
    expected = KullbackLeibler.divergence(full(p), full(q));
    assertEquals(expected, KullbackLeibler.divergence(p, q), 1e-13 * expected);
  }

  static Stream<Arguments> partitions() {
    return Stream.of(
        Arguments.of(List.of(2, 3, 1), List.of(2, 3, 1)),
        Arguments.of(List.of(2, 3, 1), List.of(5, 1)),
        Arguments.of(List.of(2, 3, 1), List.of(3, 3)),
        Arguments.of(List.of(6), List.of(1, 1, 4)));
  }

  @ParameterizedTest
  @MethodSource("partitions")
  void blocksNeedNotAgree(List<Integer> first, List<Integer> second) {
    RandomGaussians random = new RandomGaussians(6);
    Gaussian q = Gaussian.of(random.vector(6), blocks(random, first));
    Gaussian p = Gaussian.of(random.vector(6), blocks(random, second));
    double expected = KullbackLeibler.divergence(full(q), full(p));
    assertEquals(expected, KullbackLeibler.divergence(q, p), 1e-13 * expected);
  }

  private static BlockDiagonal blocks(RandomGaussians random, List<Integer> sizes) {
    List<Covariance> blocks = new ArrayList<>();
    for (int size : sizes) {
      blocks.add(random.covariance(size == 1 ? Structure.ISOTROPIC : Structure.DENSE, size));
    }
    return BlockDiagonal.of(blocks);
  }

  @Test
  void pointMassesInBlocksAreExact() {
    Covariance line = BlockDiagonal.of(Isotropic.of(1, 0), Dense.of(new double[][] {{2}}));
    Gaussian q = Gaussian.of(new double[2], line);
    assertEquals(0, KullbackLeibler.divergence(q, q));
    assertEquals(
        0,
        KullbackLeibler.divergence(q, Gaussian.diagonal(new double[2], new double[] {0, 2})),
        1e-30);
    for (Structure structure : Structure.values()) {
      Gaussian p = new RandomGaussians(2).gaussian(structure, 2);
      assertEquals(Double.POSITIVE_INFINITY, KullbackLeibler.divergence(q, p), structure.name());
      assertEquals(Double.POSITIVE_INFINITY, KullbackLeibler.divergence(p, q), structure.name());
    }
  }

  /// One p against every structure, twice, and against neighbours of its own: the first time its
  /// parts are worked out, the second time they are there.
  @ParameterizedTest
  @EnumSource
  void aPreparedReferenceGivesTheSameBits(Structure structure) {
    RandomGaussians random = new RandomGaussians(12);
    Gaussian p = random.gaussian(structure, 6);
    PreparedKullbackLeibler prepared = KullbackLeibler.prepare(p);
    assertEquals(p, prepared.p());
    for (Structure other : Structure.values()) {
      Gaussian q = random.gaussian(other, 6);
      sameBits(q, p, prepared);
      sameBits(random.closeTo(p, 1e-3), p, prepared);
      sameBits(Gaussian.full(q.mean(), p.covariance().toDense()), p, prepared);
    }
  }

  private static void sameBits(Gaussian q, Gaussian p, PreparedKullbackLeibler prepared) {
    double expected = KullbackLeibler.divergence(q, p);
    assertEquals(expected, prepared.divergence(q), q::toString);
    assertEquals(expected, prepared.divergence(q), q::toString);
  }

  @Test
  void coordinatesAddUp() {
    Gaussian q = Gaussian.diagonal(new double[] {0.3, -1.2}, new double[] {0.5, 2});
    List<KullbackLeiblerTerms> parts = KullbackLeibler.perCoordinate(q, Gaussian.standard(2));
    assertEquals(
        KullbackLeibler.divergence(q, Gaussian.standard(2)),
        parts.get(0).nats() + parts.get(1).nats(),
        1e-15);
    assertMessage(
        "isotropic or diagonal covariance, got a Dense in p",
        () ->
            KullbackLeibler.perCoordinate(
                q, Gaussian.full(new double[2], new double[][] {{2, 1}, {1, 2}})));
  }

  @ParameterizedTest
  @EnumSource
  void directionsAddUp(Structure structure) {
    RandomGaussians random = new RandomGaussians(13);
    Gaussian q = random.gaussian(structure, 5);
    Gaussian p = random.gaussian(Structure.DENSE, 5);
    var terms = dev.kullback.divergence.DirectionTerm.of(q, p);
    assertEquals(5, terms.size());
    double expected = KullbackLeibler.divergence(q, p);
    assertEquals(
        expected,
        terms.stream().mapToDouble(dev.kullback.divergence.DirectionTerm::nats).sum(),
        1e-13 * expected);
  }

  @Test
  void badArgumentsAreNamed() {
    double[][] indefinite = {{1, 2}, {2, 1}};
    assertMessage(
        "precision needs to be positive definite, got pivot -3.0 at row 1",
        () -> Precision.of(indefinite));
    assertMessage(
        "a precision needs to be symmetric, got 3.0 at row 1, column 0",
        () -> Precision.of(new double[][] {{1, 2}, {3, 1}}));
    assertMessage(
        "as many rows as the diagonal has entries, 2, got 1",
        () -> LowRank.of(new double[][] {{1}}, new double[] {1, 2}));
    assertMessage(
        "rows of one length, 1, got length 2 at row 1",
        () -> LowRank.of(new double[][] {{1}, {1, 2}}, new double[] {1, 2}));
    assertMessage(
        "positive finite entries, got 0.0 at index 1",
        () -> LowRank.of(new double[][] {{1}, {2}}, new double[] {1, 0}));
    assertMessage(
        "finite entries, got NaN at row 1, column 0",
        () -> LowRank.of(new double[][] {{1}, {Double.NaN}}, new double[] {1, 1}));
    assertMessage(
        "a multiple of the dimension 2 as length, got 3",
        () -> LowRank.ofRowMajor(new double[3], new double[] {1, 1}));
    assertMessage(
        "at least one column, got none",
        () -> LowRank.ofRowMajor(new double[0], new double[] {1, 1}));
    assertMessage("needs a block, got none", () -> BlockDiagonal.of());
    assertMessage(
        "symmetric first row, got 0.5 at index 1 and 0.25 at index 2",
        () -> Circulant.of(1, 0.5, 0.25));
    assertMessage("got eigenvalue -1.0 at frequency 2", () -> Circulant.of(1, 1, 0, 1));
    assertMessage(
        "diagonal 1 of a banded precision needs length 1, got 2",
        () -> BandedPrecision.tridiagonal(new double[] {1, 1}, new double[] {0, 0}));
    assertMessage(
        "positive definite, got pivot -3.0 at row 1",
        () -> BandedPrecision.tridiagonal(new double[] {1, 1}, new double[] {2}));
    assertMessage("needs a diagonal, got none", () -> BandedPrecision.of());
    assertMessage(
        "at most as many diagonals, got 3",
        () -> BandedPrecision.of(new double[] {1}, new double[0], new double[0]));
    assertMessage(
        "a covariance needs to be positive definite, got pivot -3.0 at row 1",
        () -> Kronecker.of(new double[][] {{1}}, indefinite));
    assertMessage(
        "got a LowRank of order 2",
        () ->
            KullbackLeibler.perCoordinate(
                GaussianBatch.of(Parameterization.VARIANCE, new double[2], new double[] {1, 1}, 2),
                Gaussian.of(
                    new double[2], LowRank.of(new double[][] {{1}, {1}}, new double[] {1, 1})),
                new double[2]));
    assertMessage("needs length 2, got 3", () -> Diagonal.of(1, 2).solve(new double[3]));
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message != null && message.contains(part), message);
  }
}
