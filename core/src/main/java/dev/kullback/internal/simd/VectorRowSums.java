package dev.kullback.internal.simd;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.kullback.internal.kernel.DoubleRowSums;
import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.FloatRowSums;
import dev.kullback.internal.kernel.FloatStage;
import dev.kullback.internal.kernel.FloatTerms;
import dev.kullback.internal.kernel.FloatTile;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Row sums in double precision: the eight sums of the definition in one vector, or in as many as
/// the machine's size takes, one pass over the row for each.
final class VectorRowSums {
  private static final int SUMS = FloatRowSums.SUMS;

  private static final VectorSpecies<Double> DOUBLES =
      DoubleVector.SPECIES_PREFERRED.length() > SUMS
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = DOUBLES.length();

  /// As many floats: half as wide, so that no conversion has to take a vector apart.
  private static final VectorSpecies<Float> FLOATS = half();

  private static final DoubleVector EVEN = DoubleVector.broadcast(DOUBLES, 0).addIndex(2);
  private static final DoubleVector ODD = DoubleVector.broadcast(DOUBLES, 1).addIndex(2);
  static final DoubleVector HUGE = DoubleVector.broadcast(DOUBLES, FloatTerms.HUGE);

  private VectorRowSums() {}

  private static VectorSpecies<Float> half() {
    return switch (LANES) {
      case 2 -> FloatVector.SPECIES_64;
      case 4 -> FloatVector.SPECIES_128;
      default -> FloatVector.SPECIES_256;
    };
  }

  private static final FloatStage[] PAIRS = {VectorRowSums::pairs, VectorRowSums::lastPairs};
  private static final FloatStage[] FEW = {FloatRowSums::rowSums};
  private static final FloatStage[] MANY = {
    VectorRowSums::strands, VectorRowSums::rest, FloatRowSums::trees
  };
  private static final DoubleStage[] FEW_DOUBLES = {DoubleRowSums::few};
  private static final DoubleStage[] MANY_DOUBLES = {VectorRowSums::strands, DoubleRowSums::trees};

  static void floats(FloatTile t) {
    if (t.width > FloatRowSums.FEW) {
      FloatStage.run(MANY, t);
    } else {
      FloatStage.run(t.width == 2 && LANES == SUMS ? PAIRS : FEW, t);
    }
  }

  static void doubles(DoubleTile t) {
    DoubleStage.run(t.width > DoubleRowSums.FEW ? MANY_DOUBLES : FEW_DOUBLES, t);
  }

  /// Rows of two, while there are eight.
  private static void pairs(FloatTile t) {
    int bound = DOUBLES.loopBound(t.rows);
    VectorMask<Double> regular = DOUBLES.maskAll(true);
    for (int row = 0; row < bound; row += LANES) {
      DoubleVector x = wide(FloatVector.fromArray(FLOATS, t.terms, 2 * row));
      DoubleVector y = wide(FloatVector.fromArray(FLOATS, t.terms, 2 * row + LANES));
      DoubleVector sum = pairs(x, y);
      regular = regular.and(sum.compare(LT, HUGE));
      sum.intoArray(t.sums, row);
    }
    t.isRegular = regular.allTrue();
  }

  /// The sums of neighbours, of x before those of y; for vectors of 512 bits.
  static DoubleVector pairs(DoubleVector x, DoubleVector y) {
    return EVEN.selectFrom(x, y).add(ODD.selectFrom(x, y));
  }

  private static void lastPairs(FloatTile t) {
    FloatRowSums.few(t, DOUBLES.loopBound(t.rows));
  }

  private static void strands(FloatTile t) {
    for (int lane = 0; lane < SUMS; lane += LANES) {
      strands(t, lane);
    }
  }

  private static void strands(FloatTile t, int lane) {
    int even = t.width & -FloatRowSums.STRANDS;
    for (int row = 0; row < t.rows; row++) {
      int start = row * t.width + lane;
      int end = start + even;
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int block = start; block < end; block += FloatRowSums.BLOCK) {
        FloatVector low = FloatVector.zero(FLOATS);
        FloatVector high = low;
        int stop = Math.min(end, block + FloatRowSums.BLOCK);
        for (int i = block; i < stop; i += FloatRowSums.STRANDS) {
          low = low.add(FloatVector.fromArray(FLOATS, t.terms, i));
          high = high.add(FloatVector.fromArray(FLOATS, t.terms, i + SUMS));
        }
        sum = sum.add(wide(low).add(wide(high)));
      }
      sum.intoArray(t.strands, row * SUMS + lane);
    }
  }

  private static void rest(FloatTile t) {
    for (int lane = 0; lane < SUMS; lane += LANES) {
      rest(t, lane);
    }
  }

  private static void rest(FloatTile t, int lane) {
    int even = t.width & -FloatRowSums.STRANDS;
    int count = t.width - even;
    for (int row = 0; row < t.rows && count > lane; row++) {
      VectorMask<Float> some = FLOATS.indexInRange(lane, count);
      VectorMask<Float> more = FLOATS.indexInRange(lane + SUMS, count);
      int i = row * t.width + even + lane;
      DoubleVector low = wide(FloatVector.fromArray(FLOATS, t.terms, i, some));
      DoubleVector high = wide(FloatVector.fromArray(FLOATS, t.terms, i + SUMS, more));
      int at = row * SUMS + lane;
      DoubleVector.fromArray(DOUBLES, t.strands, at).add(low.add(high)).intoArray(t.strands, at);
    }
  }

  private static DoubleVector wide(FloatVector half) {
    return (DoubleVector) half.convertShape(F2D, DOUBLES, 0);
  }

  private static void strands(DoubleTile t) {
    for (int lane = 0; lane < SUMS; lane += LANES) {
      strands(t, lane);
    }
  }

  private static void strands(DoubleTile t, int lane) {
    int even = t.width & -SUMS;
    for (int row = 0; row < t.rows; row++) {
      int start = row * t.width + lane;
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int i = start; i < start + even; i += SUMS) {
        sum = sum.add(DoubleVector.fromArray(DOUBLES, t.terms, i));
      }
      VectorMask<Double> some = DOUBLES.indexInRange(even + lane, t.width);
      sum = sum.add(DoubleVector.fromArray(DOUBLES, t.terms, start + even, some));
      sum.intoArray(t.strands, row * SUMS + lane);
    }
  }
}
