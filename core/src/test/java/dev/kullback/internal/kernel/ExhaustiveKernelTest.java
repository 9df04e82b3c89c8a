package dev.kullback.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every one of the 2³² floats through every term against N(0, 1): the chosen stage has the bits of
/// the definition, and the definition is within its bound of the double precision functions. Takes
/// minutes, so it runs only with `mvn verify -Pexhaustive`.
@Tag("exhaustive")
class ExhaustiveKernelTest {
  private static final int LENGTH = FloatTile.CAPACITY;

  /// The stages of one scale, with their bounds in units in the last place.
  enum Scale {
    LOG_VARIANCE(StageKind.POSTERIOR, 2.1),
    LOG_VARIANCE_SLOPE(StageKind.POSTERIOR_GRADIENT, 2.1),
    VARIANCE(StageKind.VARIANCE, 2.9),
    DEVIATION(StageKind.DEVIATION, 2.3),
    PRECISION(StageKind.PRECISION, 4);

    private final StageKind kind;
    private final double ulps;

    Scale(StageKind kind, double ulps) {
      this.kind = kind;
      this.ulps = ulps;
    }

    double exact(double x) {
      return switch (this) {
        case LOG_VARIANCE -> SpecialFunctions.expm1mx(x);
        case LOG_VARIANCE_SLOPE -> 0.5 * Math.expm1(x);
        case VARIANCE -> ScaleTerms.ofVariances(x, 1);
        case DEVIATION -> 2 * ScaleTerms.ofDeviations(x, 1);
        case PRECISION -> ScaleTerms.ofVariances(1, x);
      };
    }

    float[] result(FloatTile t) {
      return this == LOG_VARIANCE_SLOPE ? t.scaleSlopes : t.terms;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFloatIsRight(Scale scale) {
    FloatTile quick = tile();
    FloatTile definition = tile();
    FloatStage stage = Kernels.provider().floats(scale.kind);
    FloatStage twin = KernelProvider.scalar().floats(scale.kind);
    double worst = 0;
    for (long first = 0; first < 1L << 32; first += LENGTH) {
      for (int i = 0; i < LENGTH; i++) {
        float x = Float.intBitsToFloat((int) (first + i));
        quick.scales[i] = x;
        definition.scales[i] = x;
      }
      stage.run(quick);
      twin.run(definition);
      assertArrayEquals(scale.result(definition), scale.result(quick), "from bits " + first);
      for (int i = 0; i < LENGTH; i++) {
        worst = Math.max(worst, ulps(scale, quick.scales[i], scale.result(quick)[i]));
      }
    }
    double found = worst;
    assertTrue(found <= scale.ulps, () -> scale + ": " + found + " ulp");
    System.out.println(scale + ": " + found + " ulp over all floats");
  }

  private static double ulps(Scale scale, float x, float actual) {
    double exact = scale.exact(x);
    float rounded = (float) exact;
    if (Float.floatToIntBits(rounded) == Float.floatToIntBits(actual) || rounded == actual) {
      return 0;
    }
    double ulps = Math.abs(actual - exact) / Math.ulp(rounded);
    return Double.isNaN(ulps) ? Double.POSITIVE_INFINITY : ulps;
  }

  private static FloatTile tile() {
    FloatReference p = new FloatReference(LENGTH);
    Arrays.fill(p.high, 1);
    Arrays.fill(p.inverse, 1);
    FloatTile t = new FloatTile(p);
    t.setShape(1, LENGTH);
    t.scales = new float[LENGTH];
    t.offsets = t.differences;
    return t;
  }
}
