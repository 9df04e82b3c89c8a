package dev.kullback.internal.kernel;

/// From the terms of a tile to the sums of its rows: the definition, to the bit, of what vectorised
/// sums have to reproduce.
///
/// Within each 64 coordinates of a row, 16 strands, one for each coordinate modulo 16, are added up
/// in single precision, at most four terms each. Coordinates beyond the last multiple of 16 are a
/// strand of their own. Strands are added in double precision: j and j + 8 to one another, then to
/// the eight sums of the row, which at last are added as a tree. So a sum carries at most 1.5 units
/// in the last place of a float more than its terms, mostly far less.
public final class FloatRowSums {
  /// Coordinates whose strands are added in single precision.
  public static final int BLOCK = 64;

  /// How many strands there are.
  public static final int STRANDS = 16;

  /// How many sums a row has.
  public static final int SUMS = 8;

  /// Rows up to this width are added up at once.
  public static final int FEW = 4;

  private FloatRowSums() {}

  /// [StageKind#ROW_SUMS].
  ///
  /// @param t the tile
  public static void rowSums(FloatTile t) {
    if (t.width <= FEW) {
      t.isRegular = true;
      few(t, 0);
    } else {
      strands(t);
      trees(t);
    }
  }

  /// The eight sums of each row.
  ///
  /// @param t the tile
  public static void strands(FloatTile t) {
    int even = t.width & -STRANDS;
    for (int row = 0; row < t.rows; row++) {
      int start = row * t.width;
      int end = start + even;
      clear(t.strands, row * SUMS);
      for (int from = start; from < end; from += BLOCK) {
        addBlock(t.terms, from, Math.min(end, from + BLOCK), t.strands, row * SUMS);
      }
      addRest(t.terms, end, start + t.width, t.strands, row * SUMS);
    }
  }

  private static void clear(double[] sums, int at) {
    for (int j = 0; j < SUMS; j++) {
      sums[at + j] = 0;
    }
  }

  private static void addBlock(float[] x, int from, int to, double[] sums, int at) {
    addHalf(x, from, to, sums, at);
    addHalf(x, from + SUMS / 2, to, sums, at + SUMS / 2);
  }

  /// Four of the strands below 8, and the four that go with them.
  private static void addHalf(float[] x, int from, int to, double[] sums, int at) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float t0 = 0;
    float t1 = 0;
    float t2 = 0;
    float t3 = 0;
    for (int i = from; i < to; i += STRANDS) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
      t0 += x[i + SUMS];
      t1 += x[i + SUMS + 1];
      t2 += x[i + SUMS + 2];
      t3 += x[i + SUMS + 3];
    }
    sums[at] += (double) s0 + t0;
    sums[at + 1] += (double) s1 + t1;
    sums[at + 2] += (double) s2 + t2;
    sums[at + 3] += (double) s3 + t3;
  }

  private static void addRest(float[] x, int from, int to, double[] sums, int at) {
    int count = to - from;
    for (int j = 0; j < Math.min(count, SUMS); j++) {
      double beyond = j + SUMS < count ? x[from + j + SUMS] : 0;
      sums[at + j] += x[from + j] + beyond;
    }
  }

  /// Adds up the eight sums of each row.
  ///
  /// @param t the tile
  public static void trees(FloatTile t) {
    boolean regular = true;
    double[] s = t.strands;
    for (int row = 0; row < t.rows; row++) {
      int j = row * SUMS;
      double even = (s[j] + s[j + 4]) + (s[j + 2] + s[j + 6]);
      double odd = (s[j + 1] + s[j + 5]) + (s[j + 3] + s[j + 7]);
      t.sums[row] = even + odd;
      regular &= even + odd < FloatTerms.HUGE;
    }
    t.isRegular = regular;
  }

  /// The same for rows of at most four, with the same bits.
  ///
  /// @param t the tile; stays regular if its other rows are
  /// @param first the first row
  public static void few(FloatTile t, int first) {
    float[] x = t.terms;
    boolean regular = t.isRegular;
    for (int row = first; row < t.rows; row++) {
      int i = row * t.width;
      double sum =
          switch (t.width) {
            case 1 -> x[i];
            case 2 -> (double) x[i] + x[i + 1];
            case 3 -> ((double) x[i] + x[i + 2]) + x[i + 1];
            default -> ((double) x[i] + x[i + 2]) + ((double) x[i + 1] + x[i + 3]);
          };
      t.sums[row] = sum;
      regular &= sum < FloatTerms.HUGE;
    }
    t.isRegular = regular;
  }
}
