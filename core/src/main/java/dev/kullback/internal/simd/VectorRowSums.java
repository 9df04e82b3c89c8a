package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.F2D;

import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.FloatTile;
import dev.kullback.internal.kernel.ScalarDoubleStages;
import dev.kullback.internal.kernel.ScalarFloatStages;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Row sums in double precision: the eight sums of the scalar stage in one vector, or in as many as
/// the machine's size takes, one pass over the row for each.
final class VectorRowSums {
  private static final int SUMS = 8;

  private static final VectorSpecies<Double> DOUBLES =
      DoubleVector.SPECIES_PREFERRED.length() > SUMS
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = DOUBLES.length();

  /// As many floats: half as wide, so that no conversion has to take a vector apart.
  private static final VectorSpecies<Float> FLOATS = half();

  /// Shorter rows are quicker to add one by one.
  private static final int SHORT = 24;

  private VectorRowSums() {}

  private static VectorSpecies<Float> half() {
    return switch (LANES) {
      case 2 -> FloatVector.SPECIES_64;
      case 4 -> FloatVector.SPECIES_128;
      default -> FloatVector.SPECIES_256;
    };
  }

  static void floats(FloatTile t) {
    if (t.width < SHORT) {
      ScalarFloatStages.rowSums(t);
      return;
    }
    int even = t.width & -SUMS;
    for (int row = 0; row < t.rows; row++) {
      int start = row * t.width;
      for (int lane = 0; lane < SUMS; lane += LANES) {
        sum(t.terms, start + lane, start + even, t.lanes, lane);
      }
      t.sums[row] = ScalarFloatStages.rest(t, tree(t.lanes), start + even, start + t.width);
    }
  }

  private static void sum(float[] terms, int from, int to, double[] lanes, int lane) {
    DoubleVector sum = DoubleVector.zero(DOUBLES);
    for (int i = from; i < to; i += SUMS) {
      FloatVector four = FloatVector.fromArray(FLOATS, terms, i);
      sum = sum.add((DoubleVector) four.convertShape(F2D, DOUBLES, 0));
    }
    sum.intoArray(lanes, lane);
  }

  static void doubles(DoubleTile t) {
    if (t.width < SHORT) {
      ScalarDoubleStages.rowSums(t);
      return;
    }
    int even = t.width & -SUMS;
    for (int row = 0; row < t.rows; row++) {
      int start = row * t.width;
      for (int lane = 0; lane < SUMS; lane += LANES) {
        sum(t.terms, start + lane, start + even, t.lanes, lane);
      }
      t.sums[row] = ScalarDoubleStages.rest(t, tree(t.lanes), start + even, start + t.width);
    }
  }

  private static void sum(double[] terms, int from, int to, double[] lanes, int lane) {
    DoubleVector sum = DoubleVector.zero(DOUBLES);
    for (int i = from; i < to; i += SUMS) {
      sum = sum.add(DoubleVector.fromArray(DOUBLES, terms, i));
    }
    sum.intoArray(lanes, lane);
  }

  private static double tree(double[] s) {
    return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
  }
}
