package dev.kullback.internal.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagonalBlockTest {
  private static final int AT = 3;
  private final SplittableRandom random = new SplittableRandom(8);

  /// `UᵀU = S`, of which only the upper triangle counts, and `W Uᵀ = I`.
  @Test
  void factorsAndInverses() {
    for (int repetition = 0; repetition < 100; repetition++) {
      double[] s = positiveDefinite();
      double[] u = s.clone();
      double[] w = new double[72];
      assertTrue(DiagonalBlock.factor(u, AT, w, 8));
      for (int i = 0; i < 8; i++) {
        for (int j = 0; j < 8; j++) {
          double product = 0;
          double one = 0;
          for (int k = 0; k < 8; k++) {
            product += u[AT + k * 8 + i] * u[AT + k * 8 + j];
            one += w[8 + i * 8 + k] * u[AT + j * 8 + k];
          }
          assertEquals(s[AT + Math.min(i, j) * 8 + Math.max(i, j)], product, 2e-14);
          assertEquals(i == j ? 1 : 0, one, 1e-15);
          assertTrue(i <= j || u[AT + i * 8 + j] == 0);
          assertTrue(i >= j || w[8 + i * 8 + j] == 0);
        }
      }
    }
  }

  @Test
  void inversesOfKnownFactorsAreTheSame() {
    double[] u = positiveDefinite();
    double[] w = new double[64];
    DiagonalBlock.factor(u, AT, w, 0);
    double[] inverse = new double[64];
    DiagonalBlock.invert(u, AT, inverse, 0);
    assertArrayEquals(w, inverse, 1e-16);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void badPivotsAreRefused(double pivot) {
    for (int i = 0; i < 8; i++) {
      double[] block = positiveDefinite();
      block[AT + i * 9] = pivot;
      assertFalse(DiagonalBlock.factor(block, AT, new double[64], 0));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 7", "2, 3", "3, 4", "6, 7"})
  void whatIsNotFiniteBesideThePivotsIsRefused(int i, int j) {
    double[] block = positiveDefinite();
    block[AT + i * 8 + j] = Double.POSITIVE_INFINITY;
    assertFalse(DiagonalBlock.factor(block.clone(), AT, new double[64], 0));
    block[AT + i * 8 + j] = Double.NaN;
    assertFalse(DiagonalBlock.factor(block, AT, new double[64], 0));
  }

  /// A block at [#AT], well-conditioned.
  private double[] positiveDefinite() {
    double[] block = random.doubles(67, -1, 1).toArray();
    for (int i = 0; i < 8; i++) {
      block[AT + 9 * i] += 20;
    }
    return block;
  }
}
