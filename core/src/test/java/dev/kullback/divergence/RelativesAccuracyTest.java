package dev.kullback.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.RelativesOracle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every relative against 60 digits: far pairs of every kind and close pairs down to d = 1e-12.
class RelativesAccuracyTest {

  enum Relative {
    JEFFREYS(Jeffreys::divergence, RelativesOracle::jeffreys, 1e-14),
    RENYI_TENTH(
        (q, p) -> Renyi.divergence(q, p, 0.1), (q, p) -> RelativesOracle.renyi(q, p, 0.1), 1e-14),
    RENYI_NEARLY_ZERO(
        (q, p) -> Renyi.divergence(q, p, 1e-9), (q, p) -> RelativesOracle.renyi(q, p, 1e-9), 1e-14),
    RENYI_NEARLY_ONE(
        (q, p) -> Renyi.divergence(q, p, 0x1.fffffp-1),
        (q, p) -> RelativesOracle.renyi(q, p, 0x1.fffffp-1),
        1e-14),
    RENYI_09(
        (q, p) -> Renyi.divergence(q, p, 0.9), (q, p) -> RelativesOracle.renyi(q, p, 0.9), 1e-14),
    CHERNOFF(
        (q, p) -> Chernoff.divergence(q, p, 0.25),
        (q, p) -> times(RelativesOracle.renyi(q, p, 0.25), new BigDecimal("0.75")),
        1e-14),
    BHATTACHARYYA(
        Bhattacharyya::distance,
        (q, p) -> times(RelativesOracle.renyi(q, p, 0.5), new BigDecimal("0.5")),
        1e-14),
    GEOMETRIC_JENSEN_SHANNON(
        (q, p) -> GeometricJensenShannon.divergence(q, p, 0.25),
        (q, p) -> RelativesOracle.geometricJensenShannon(q, p, 0.25),
        1e-14),
    GEOMETRIC_JENSEN_SHANNON_NEARLY_ZERO(
        (q, p) -> GeometricJensenShannon.divergence(q, p, 1e-9),
        (q, p) -> RelativesOracle.geometricJensenShannon(q, p, 1e-9),
        1e-14),
    WASSERSTEIN(Wasserstein2::squaredDistance, RelativesOracle::wasserstein2, 1e-13);

    final ToDoubleBiFunction<Gaussian, Gaussian> ours;
    final BiFunction<Gaussian, Gaussian, BigDecimal> exact;
    final double bound;

    Relative(
        ToDoubleBiFunction<Gaussian, Gaussian> ours,
        BiFunction<Gaussian, Gaussian, BigDecimal> exact,
        double bound) {
      this.ours = ours;
      this.exact = exact;
      this.bound = bound;
    }

    double error(Gaussian q, Gaussian p) {
      return Decimal.relativeError(ours.applyAsDouble(q, p), exact.apply(q, p));
    }
  }

  private static BigDecimal times(BigDecimal a, BigDecimal b) {
    return a.multiply(b, new MathContext(60));
  }

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Relative r : Relative.values()) {
      for (Pairs.Kind q : Pairs.Kind.values()) {
        for (Pairs.Kind p : Pairs.Kind.values()) {
          cases.add(Arguments.of(r, q, p));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void farPairsAgreeWithTheOracle(Relative relative, Pairs.Kind q, Pairs.Kind p) {
    for (int n : new int[] {1, 2, 6}) {
      Pairs pairs = new Pairs(n);
      for (int i = 0; i < (n > 2 ? 1 : 5); i++) {
        Gaussian a = pairs.gaussian(q, n);
        Gaussian b = pairs.gaussian(p, n);
        double error = relative.error(a, b);
        assertTrue(error <= relative.bound, () -> error + " at " + a + " : " + b);
      }
    }
  }

  /// The variance of `α p + (1−α) q` is then nearly all p's, though α is small. Not Wasserstein's,
  /// whose oracle iterates too briefly for such scales.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WASSERSTEIN")
  void muchNarrowerAndMuchWiderPairsKeepTheirRelativeAccuracy(Relative relative) {
    for (Pairs.Kind kind : List.of(Pairs.Kind.ISOTROPIC, Pairs.Kind.DIAGONAL, Pairs.Kind.FACTOR)) {
      Pairs pairs = new Pairs(17);
      for (int exponent = -5; exponent <= 5; exponent++) {
        Gaussian p = pairs.gaussian(kind, 2);
        Gaussian q = Pairs.scaled(pairs.gaussian(kind, 2), Math.scalb(1.0, 4 * exponent));
        double error = relative.error(q, p);
        assertTrue(error <= relative.bound, () -> error + " at " + q + " : " + p);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void closePairsKeepTheirRelativeAccuracy(Relative relative) {
    for (Pairs.Kind kind : Pairs.Kind.values()) {
      for (int n : new int[] {1, 2, 5}) {
        Pairs pairs = new Pairs(n);
        for (int exponent = 1; exponent <= 12; exponent += n > 2 ? 2 : 1) {
          Gaussian p = pairs.gaussian(kind, n);
          Gaussian q = pairs.close(p, Math.pow(10, -exponent));
          double error = relative.error(q, p);
          assertTrue(error <= relative.bound, () -> error + " at " + q + " : " + p);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isZeroAtItself(Relative relative) {
    for (Pairs.Kind kind : Pairs.Kind.values()) {
      Gaussian g = new Pairs(3).gaussian(kind, 4);
      assertEquals(0.0, relative.ours.applyAsDouble(g, g));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNeverNegative(Relative relative) {
    Pairs pairs = new Pairs(8);
    for (Pairs.Kind kind : Pairs.Kind.values()) {
      for (int i = 0; i < 500; i++) {
        Gaussian p = pairs.gaussian(kind, 3);
        Gaussian q = pairs.close(p, Math.pow(10, -i % 17));
        double value = relative.ours.applyAsDouble(q, p);
        assertTrue(value >= 0, () -> value + " at " + q + " : " + p);
      }
    }
  }
}
