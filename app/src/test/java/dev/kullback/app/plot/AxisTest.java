package dev.kullback.app.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
  @Test
  void ticksStandAtRoundNumbers() {
    assertEquals(List.of("0", "2", "4", "6", "8", "10"), labels(Axis.linear("x", 0, 10), 5));
    assertEquals(
        List.of("\u22120.2", "\u22120.1", "0.0", "0.1", "0.2"),
        labels(Axis.linear("x", -0.2, 0.2), 5));
    assertEquals(List.of("100", "105", "110"), labels(Axis.linear("x", 99, 111), 4));
  }

  @Test
  void logarithmicTicksAreDecadesOrTheirDoublesAndHalves() {
    assertEquals(
        List.of("0.001", "0.01", "0.1", "1"), labels(new Axis("x", 1e-3, 1, Scale.LOGARITHMIC), 5));
    assertEquals(List.of("1", "2", "5", "10"), labels(new Axis("x", 1, 10, Scale.LOGARITHMIC), 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void linearTicksAreFewEvenAndInside(int seed) {
    var random = new SplittableRandom(seed);
    for (int trial = 0; trial < 200; trial++) {
      double low = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-6, 7));
      double high = low + Math.max(Math.abs(low) * 1e-6, random.nextDouble() + 1e-3);
      int about = random.nextInt(3, 12);
      var ticks = Axis.linear("x", low, high).ticks(about);
      assertTrue(ticks.size() <= about + 1, () -> low + " to " + high + ": " + ticks);
      assertTrue(ticks.size() >= about / 3, () -> low + " to " + high + ": " + ticks);
      double slack = 1e-6 * (high - low);
      assertTrue(
          ticks.stream().allMatch(t -> t.value() >= low - slack && t.value() <= high + slack));
      assertEquals(
          ticks.size(), ticks.stream().map(Tick::label).distinct().count(), ticks.toString());
    }
  }

  @Test
  void positionsRunFromZeroToOne() {
    var axis = new Axis("x", 0.01, 100, Scale.LOGARITHMIC);
    assertEquals(0.5, axis.position(1), 1e-12);
    assertEquals(0, axis.position(-3));
    assertEquals(1, axis.position(1e9));
    assertEquals(0.25, Axis.linear("x", -1, 3).position(0), 1e-12);
  }

  @Test
  void axesFindTheirIntervalAmongFiniteValues() {
    var around = Axis.around("x", DoubleStream.of(1, Double.NaN, 2, Double.POSITIVE_INFINITY));
    assertTrue(around.low() < 1 && around.low() > 0.9 && around.high() > 2 && around.high() < 2.1);
    var point = Axis.around("x", DoubleStream.of(5));
    assertTrue(point.low() < 5 && point.high() > 5);
    var decades = Axis.decades("x", DoubleStream.of(0, 0.02, 3));
    assertEquals(0.01, decades.low(), 1e-12);
    assertEquals(10, decades.high(), 1e-12);
    assertEquals(1, Axis.fromZero("x", DoubleStream.empty()).high(), 0.1);
  }

  @Test
  void anEmptyIntervalIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Axis.linear("x", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Axis.linear("x", Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Axis("x", 0, 1, Scale.LOGARITHMIC));
  }

  private static List<String> labels(Axis axis, int about) {
    return axis.ticks(about).stream().map(Tick::label).toList();
  }
}
