package dev.kullback.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Kullback;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The chosen stages against the definition in scalar code, bit for bit. Run at several vector
/// widths and without the vector module (see the POM); without it, what is tested is the choice and
/// the loops that C2 vectorises by itself.
class KernelBitsTest {
  private static final int[] LENGTHS = {
    1, 2, 3, 4, 7, 8, 13, 16, 25, 31, 32, 63, 64, 65, 100, 207, 960, 1000, 1024
  };

  /// Of rows, where they divide the length: all ways through the sums of rows.
  private static final int[] WIDTHS = {1, 2, 3, 4, 5, 8, 15, 16, 20, 25, 48, 50, 64, 100, 128, 250};

  private static final double[] SPECIAL = {
    0,
    -0.0,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    Double.MIN_VALUE,
    1,
    -1,
    86.99,
    87.01,
    88.73,
    90,
    -87.01,
    -104,
    699.9,
    700.1,
    -745,
    0x1p-61,
    0x1p61,
    0x1p-501,
    0x1p501,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void theExpectedKernelsWereChosen() {
    String expected = System.getProperty("kullback.expected.kernels", "");
    assertTrue(
        Kullback.kernels().startsWith(expected) && !expected.isEmpty(),
        () -> "expected " + expected + ", got " + Kullback.kernels());
  }

  @ParameterizedTest
  @EnumSource
  void floatsHaveTheBitsOfTheDefinition(StageKind kind) {
    for (int length : LENGTHS) {
      for (int repetition = 0; repetition < 12; repetition++) {
        FloatTile expected = floats(kind, length, repetition);
        FloatTile actual = copy(expected);
        definition(kind, expected);
        Kernels.provider().floats(kind).run(actual);
        if (writesTerms(kind)) {
          assertArrayEquals(expected.terms, actual.terms, kind + " of " + length);
        }
        assertArrayEquals(expected.scaleSlopes, actual.scaleSlopes, kind + " of " + length);
        assertArrayEquals(expected.sums, actual.sums, kind + " of " + length);
        assertEquals(expected.isRegular, actual.isRegular, kind + " of " + length);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void doublesHaveTheBitsOfTheDefinition(StageKind kind) {
    for (int length : LENGTHS) {
      for (int repetition = 0; repetition < 12; repetition++) {
        DoubleTile expected = doubles(kind, length, repetition);
        DoubleTile actual = copy(expected);
        KernelProvider.scalar().doubles(kind).run(expected);
        Kernels.provider().doubles(kind).run(actual);
        if (writesTerms(kind)) {
          assertArrayEquals(expected.terms, actual.terms, kind + " of " + length);
        }
        assertArrayEquals(expected.scaleSlopes, actual.scaleSlopes, kind + " of " + length);
        assertArrayEquals(expected.sums, actual.sums, kind + " of " + length);
        assertEquals(expected.isRegular, actual.isRegular, kind + " of " + length);
      }
    }
  }

  /// The scalar provider has its own loops for the posterior; the definition is element by element.
  private static void definition(StageKind kind, FloatTile t) {
    switch (kind) {
      case POSTERIOR -> ScalarFloatStages.posterior(t, 0, t.length());
      case POSTERIOR_ROWS, POSTERIOR_GRADIENT -> {
        ScalarFloatStages.posterior(t, 0, t.length());
        FloatRowSums.rowSums(t);
        if (kind == StageKind.POSTERIOR_GRADIENT) {
          ScalarFloatStages.posteriorSlope(t, 0, t.length());
        }
      }
      default -> KernelProvider.scalar().floats(kind).run(t);
    }
  }

  private FloatTile floats(StageKind kind, int length, int repetition) {
    FloatReference p = new FloatReference(length);
    FloatTile t = new FloatTile(p);
    shape(length, t::setShape);
    t.offsetsAt = random.nextInt(5);
    t.scalesAt = random.nextInt(5);
    t.offsets = new float[length + 5];
    t.scales = new float[length + 5];
    for (int i = 0; i < length; i++) {
      double scale = isLogarithmic(kind) ? draw() : Math.exp(draw() / 3);
      p.high[i] = (float) scale;
      p.low[i] = (float) (scale - p.high[i]);
      p.inverse[i] = 1 / p.high[i];
      t.offsets[t.offsetsAt + i] = (float) random.nextGaussian();
      t.scales[t.scalesAt + i] = (float) scale(kind, repetition);
      t.terms[i] = (float) random.nextGaussian();
    }
    return t;
  }

  private static FloatTile copy(FloatTile t) {
    FloatTile copy = new FloatTile(t.reference);
    copy.setShape(t.rows, t.width);
    copy.offsets = t.offsets;
    copy.offsetsAt = t.offsetsAt;
    copy.scales = t.scales;
    copy.scalesAt = t.scalesAt;
    System.arraycopy(t.terms, 0, copy.terms, 0, t.length());
    return copy;
  }

  private DoubleTile doubles(StageKind kind, int length, int repetition) {
    DoubleReference p = new DoubleReference(length);
    DoubleTile t = new DoubleTile(p);
    shape(length, t::setShape);
    t.offsetsAt = random.nextInt(5);
    t.scalesAt = random.nextInt(5);
    t.offsets = new double[length + 5];
    t.scales = new double[length + 5];
    for (int i = 0; i < length; i++) {
      p.high[i] = isLogarithmic(kind) ? draw() : Math.exp(draw() / 3);
      p.low[i] = p.high[i] * 0x1p-54 * random.nextDouble();
      p.inverse[i] = 1 / p.high[i];
      t.offsets[t.offsetsAt + i] = random.nextGaussian();
      t.scales[t.scalesAt + i] = scale(kind, repetition);
      t.terms[i] = random.nextGaussian();
    }
    return t;
  }

  private static DoubleTile copy(DoubleTile t) {
    DoubleTile copy = new DoubleTile(t.reference);
    copy.setShape(t.rows, t.width);
    copy.offsets = t.offsets;
    copy.offsetsAt = t.offsetsAt;
    copy.scales = t.scales;
    copy.scalesAt = t.scalesAt;
    System.arraycopy(t.terms, 0, copy.terms, 0, t.length());
    return copy;
  }

  private interface Shape {
    void set(int rows, int width);
  }

  private void shape(int length, Shape shape) {
    int[] widths = IntStream.of(WIDTHS).filter(w -> length % w == 0).toArray();
    int width = random.nextInt(4) == 0 ? length : widths[random.nextInt(widths.length)];
    shape.set(length / width, width);
  }

  /// The others use the place as they like.
  private static boolean writesTerms(StageKind kind) {
    return kind != StageKind.POSTERIOR_ROWS && kind != StageKind.POSTERIOR_GRADIENT;
  }

  private static boolean isLogarithmic(StageKind kind) {
    return switch (kind) {
      case POSTERIOR, POSTERIOR_ROWS, POSTERIOR_GRADIENT, LOG_VARIANCE, LOG_VARIANCE_SLOPE -> true;
      default -> false;
    };
  }

  private double scale(StageKind kind, int repetition) {
    if (repetition == 0 && random.nextInt(5) == 0) {
      return SPECIAL[random.nextInt(SPECIAL.length)];
    }
    return isLogarithmic(kind) ? draw() : Math.exp(draw());
  }

  private double draw() {
    double size = Math.pow(10, -random.nextInt(8));
    return random.nextInt(3) == 0 ? random.nextDouble(-40, 40) : size * random.nextGaussian();
  }
}
