package dev.kullback.app.kl.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Quantiles of any number of values that are not negative, in one pass and bounded memory.
///
/// Up to [#EXACT] values are kept and the quantiles are exact (linear between neighbours, as
/// NumPy's). Beyond that only the upper bits of each double are counted, exponent and ten bits of
/// fraction, so that a quantile is within [#RELATIVE_ERROR] of a value of that rank. Sketches of
/// parts merge into the sketch of the whole, the same in whatever order.
final class QuantileSketch {
  /// How many values are kept exactly.
  static final int EXACT = 1 << 16;

  /// Half a bin of ten fraction bits, relative to the value.
  static final double RELATIVE_ERROR = 0x1p-11;

  private static final int FRACTION_BITS = 10;
  private static final int SHIFT = 52 - FRACTION_BITS;
  private static final int EXPONENTS = 2048;

  private double[] kept = new double[64];
  private long count;

  /// Counts by exponent, then by fraction; rows are made when needed.
  private final long[] @Nullable [] bins = new long[EXPONENTS][];

  private boolean exact = true;

  void add(double value) {
    if (exact && count < EXACT) {
      if (count == kept.length) {
        kept = Arrays.copyOf(kept, kept.length * 2);
      }
      kept[(int) count] = value;
    } else {
      spill();
      tally(value, 1);
    }
    count++;
  }

  void merge(QuantileSketch other) {
    if (exact && other.exact && count + other.count <= EXACT) {
      for (int i = 0; i < other.count; i++) {
        add(other.kept[i]);
      }
      return;
    }
    spill();
    other.spill();
    for (int exponent = 0; exponent < EXPONENTS; exponent++) {
      long[] row = other.bins[exponent];
      for (int fraction = 0; row != null && fraction < row.length; fraction++) {
        row(exponent)[fraction] += row[fraction];
      }
    }
    count += other.count;
  }

  boolean isExact() {
    return exact;
  }

  /// The value below which the given share of the values lies.
  ///
  /// @param share from 0 to 1
  /// @return the quantile; NaN without values
  double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    double rank = share * (count - 1);
    return exact ? exactQuantile(rank) : binMiddle((long) Math.rint(rank));
  }

  private double exactQuantile(double rank) {
    double[] sorted = Arrays.copyOf(kept, (int) count);
    Arrays.sort(sorted);
    int below = (int) rank;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    double weight = rank - below;
    return weight == 0 || low == high ? low : low + weight * (high - low);
  }

  private double binMiddle(long rank) {
    long seen = 0;
    for (int exponent = 0; exponent < EXPONENTS; exponent++) {
      long[] row = bins[exponent];
      for (int fraction = 0; row != null && fraction < row.length; fraction++) {
        seen += row[fraction];
        if (seen > rank) {
          return middle(exponent, fraction);
        }
      }
    }
    throw new AssertionError("a rank beyond the count: " + rank + " of " + count);
  }

  /// Zero and infinity have bins of their own, whose ends are their values.
  private static double middle(int exponent, int fraction) {
    long low = ((long) exponent << FRACTION_BITS | fraction) << SHIFT;
    boolean alone = low == 0 || exponent == EXPONENTS - 1;
    return Double.longBitsToDouble(alone ? low : low + (1L << (SHIFT - 1)));
  }

  private void spill() {
    if (exact) {
      exact = false;
      for (int i = 0; i < count; i++) {
        tally(kept[i], 1);
      }
      kept = new double[0];
    }
  }

  private void tally(double value, long times) {
    int bin = (int) (Double.doubleToRawLongBits(value) >>> SHIFT);
    row(bin >>> FRACTION_BITS)[bin & ((1 << FRACTION_BITS) - 1)] += times;
  }

  private long[] row(int exponent) {
    long[] row = bins[exponent];
    if (row == null) {
      row = new long[1 << FRACTION_BITS];
      bins[exponent] = row;
    }
    return row;
  }
}
