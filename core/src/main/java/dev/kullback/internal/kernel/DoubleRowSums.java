package dev.kullback.internal.kernel;

/// [FloatRowSums] in double precision, where everything is: eight sums of each row, one for each
/// coordinate modulo 8, added as a tree.
public final class DoubleRowSums {
  /// How many sums a row has.
  public static final int SUMS = 8;

  /// Rows up to this width are added up at once.
  public static final int FEW = 4;

  private DoubleRowSums() {}

  /// [StageKind#ROW_SUMS].
  ///
  /// @param t the tile
  public static void rowSums(DoubleTile t) {
    if (t.width <= FEW) {
      few(t);
    } else {
      strands(t);
      trees(t);
    }
  }

  /// The eight sums of each row.
  ///
  /// @param t the tile
  public static void strands(DoubleTile t) {
    int even = t.width & -SUMS;
    for (int row = 0; row < t.rows; row++) {
      int start = row * t.width;
      addHalf(t.terms, start, start + even, t.strands, row * SUMS);
      addHalf(t.terms, start + SUMS / 2, start + even, t.strands, row * SUMS + SUMS / 2);
      for (int i = even; i < t.width; i++) {
        t.strands[row * SUMS + i - even] += t.terms[start + i];
      }
    }
  }

  private static void addHalf(double[] x, int from, int to, double[] sums, int at) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int i = from; i < to; i += SUMS) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
  }

  /// Adds up the eight sums of each row.
  ///
  /// @param t the tile
  public static void trees(DoubleTile t) {
    boolean regular = true;
    double[] s = t.strands;
    for (int row = 0; row < t.rows; row++) {
      int j = row * SUMS;
      double even = (s[j] + s[j + 4]) + (s[j + 2] + s[j + 6]);
      double odd = (s[j + 1] + s[j + 5]) + (s[j + 3] + s[j + 7]);
      t.sums[row] = even + odd;
      regular &= even + odd < DoubleTerms.HUGE;
    }
    t.isRegular = regular;
  }

  /// The same for rows of at most four, with the same bits.
  ///
  /// @param t the tile
  public static void few(DoubleTile t) {
    double[] x = t.terms;
    boolean regular = true;
    for (int row = 0; row < t.rows; row++) {
      int i = row * t.width;
      double sum =
          switch (t.width) {
            case 1 -> x[i];
            case 2 -> x[i] + x[i + 1];
            case 3 -> (x[i] + x[i + 2]) + x[i + 1];
            default -> (x[i] + x[i + 2]) + (x[i + 1] + x[i + 3]);
          };
      t.sums[row] = sum;
      regular &= sum < DoubleTerms.HUGE;
    }
    t.isRegular = regular;
  }
}
