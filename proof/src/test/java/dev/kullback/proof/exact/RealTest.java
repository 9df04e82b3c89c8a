package dev.kullback.proof.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.expr.Rational;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Numbers that are exact as long as they can be, and enclosed from then on.
class RealTest {

  private static final BigDecimal WIDEST = new BigDecimal("1e-45");

  private static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  private static Rational fraction(Random random, int least) {
    return Rational.of(least + random.nextInt(400), 1 + random.nextInt(30));
  }

  private static Real number(String text) {
    return LogNumber.of(Rational.parse(text));
  }

  private static void holds(Real real, BigDecimal truth) {
    Enclosure e = real.enclosure();
    assertTrue(e.low().compareTo(truth) <= 0 && truth.compareTo(e.high()) <= 0, e + " " + truth);
    BigDecimal width = e.high().subtract(e.low());
    assertTrue(width.compareTo(WIDEST.multiply(truth.abs().max(BigDecimal.ONE))) < 0, e::toString);
  }

  /// The digits are those of the tables (OEIS A000796, A001113, A002162, A002392, A002193).
  @ParameterizedTest
  @CsvSource({
    "pi, 3.14159265358979323846264338327950288419716939937510582097494459",
    "e, 2.71828182845904523536028747135266249775724709369995957496696763",
    "ln 2, 0.693147180559945309417232121458176568075500134360255254120680009",
    "ln 10, 2.30258509299404568401799145468436420760110148862877297603332790",
    "sqrt 2, 1.41421356237309504880168872420969807856967187537694807317667973"
  })
  void knownConstantsAreEnclosed(String name, BigDecimal truth) {
    Real real =
        switch (name) {
          case "pi" -> Series.PI;
          case "e" -> number("1").exp();
          case "ln 2" -> number("2").ln();
          case "ln 10" -> number("10").ln();
          default -> number("2").sqrt();
        };
    holds(real, truth);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void enclosuresHoldWhatFractionsGive(long seed) {
    Random random = new Random(seed);
    Rational a = fraction(random, -200);
    Rational b = fraction(random, -200);
    Enclosure x = Enclosure.of(a);
    Enclosure y = Enclosure.of(b);
    same(x.plus(y), a.plus(b));
    same(x.times(y), a.times(b));
    same(x.scale(b), a.times(b));
    same(x.abs(), a.abs());
    same(x.power(5), a.pow(5));
    if (!a.isZero()) {
      same(x.reciprocal(), a.reciprocal());
      same(x.power(-3), a.pow(-3));
    }
  }

  private static void same(Enclosure enclosure, Rational truth) {
    Enclosure exact = Enclosure.of(truth);
    assertTrue(enclosure.low().compareTo(exact.high()) <= 0, enclosure + " " + truth);
    assertTrue(enclosure.high().compareTo(exact.low()) >= 0, enclosure + " " + truth);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void inverseFunctionsLeadBack(long seed) {
    Rational value = fraction(new Random(seed), 1);
    Enclosure x = Enclosure.of(value);
    same(x.ln().exp(), value);
    same(x.sqrt().times(x.sqrt()), value);
    same(Enclosure.of(value.minus(Rational.of(7))).exp().ln(), value.minus(Rational.of(7)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theExactFormIsEnclosedByItsLogarithms(long seed) {
    Random random = new Random(seed);
    Rational a = fraction(random, 1);
    Rational b = fraction(random, 1);
    Real exact = number("1").plus(LogNumber.ln(a).scale(b)).minus(LogNumber.lnPi());
    assertTrue(exact instanceof LogNumber);
    Real enclosed =
        Enclosure.of(Rational.ONE)
            .plus(Enclosure.of(a).ln().scale(b))
            .plus(Series.PI.ln().scale(Rational.of(-1)));
    assertTrue(exact.minus(enclosed).enclosure().isZeroTo(40));
    assertEquals(
        exact.doubleValue(), enclosed.doubleValue(), 1e-12 * (1 + Math.abs(exact.doubleValue())));
  }

  @Test
  void whatHasTheExactFormKeepsIt() {
    assertEquals(number("6"), number("2").ln().plus(number("3").ln()).exp());
    assertEquals(number("3"), number("9").sqrt());
    assertEquals(number("8/27"), number("4/9").power(number("3/2")));
    assertEquals(number("2").ln().scale(Rational.of(-1)), number("1/2").ln());
    assertTrue(number("2").ln().times(number("3").ln()) instanceof Enclosure);
    assertTrue(number("2").sqrt() instanceof Enclosure);
  }

  /// Factors beyond the reach of trial division are no primes; only an interval may tell them
  /// apart.
  @Test
  void largeFactorsAreNotTakenForPrimes() {
    Real one = number("100160063").ln();
    Real two = number("10007").ln().plus(number("10009").ln());
    assertFalse(one.minus(two).isNotZero());
    assertTrue(one.minus(two).minus(number("1/1000000000000000000000")).isNotZero());
  }

  @Test
  void whatIsNotDefinedIsRefused() {
    assertThrows(NotExactException.class, () -> number("-2").sqrt());
    assertThrows(NotExactException.class, () -> number("0").ln());
    assertThrows(NotExactException.class, () -> number("0").reciprocal());
    assertThrows(
        NotExactException.class,
        () -> new Enclosure(BigDecimal.ONE.negate(), BigDecimal.ONE).reciprocal());
    assertThrows(NotExactException.class, () -> number("100000").exp());
    assertThrows(NotExactException.class, () -> number("3").power(number("1000")));
  }
}
