package dev.kullback;

import java.lang.foreign.MemorySegment;

/// KL(q‖p) of a whole batch, tile by tile: a few rows at a time go through the stages of
/// [dev.kullback.internal.kernel] and stay in the first-level cache on the way. For one thread at a
/// time; once it has seen a batch it allocates nothing.
///
/// A row longer than a tile goes through in pieces. Everything is done per row or in the order of
/// the rows, so no result depends on how they are shared out.
abstract sealed class BatchEngine permits FloatEngine, DoubleEngine {
  final Parameterization kind;
  final DiagonalReference p;
  final int n;
  final int rowsPerTile;
  final int width;

  private final double[] pieces;
  private boolean exact;

  BatchEngine(Parameterization kind, DiagonalReference p, int capacity) {
    this.kind = kind;
    this.p = p;
    n = p.dimension();
    rowsPerTile = rowsPerTile(n, capacity);
    width = n <= capacity ? n : capacity / 2;
    pieces = new double[rowsPerTile];
  }

  /// About half the capacity; where possible a multiple of 16 coordinates, which leaves vectorised
  /// loops no tail.
  private static int rowsPerTile(int n, int capacity) {
    int step = 16 / Math.min(16, Integer.lowestOneBit(n));
    int half = capacity / 2 / n / step * step;
    int whole = capacity / n / step * step;
    return half > 0 ? half : Math.max(whole, Math.max(1, capacity / 2 / n));
  }

  /// Whether p is N(0, I) and a kernel of its own serves it.
  final boolean isPosterior() {
    return isStandard() && kind == Parameterization.LOG_VARIANCE;
  }

  final boolean isStandard() {
    return p instanceof DiagonalReference.Shared shared && shared.isStandard();
  }

  /// Whether all rows share a p that is longer than a tile.
  final boolean isInPieces() {
    return n > width && p instanceof DiagonalReference.Shared && !isPosterior();
  }

  /// Gets ready for some coordinates.
  abstract void prepare(long coordinates);

  /// Gets ready for some gradients.
  abstract void prepareSlopes(long coordinates);

  /// KL(q‖p) of each of some rows.
  final void rows(GaussianBatch q, long from, long to, MemorySegment out) {
    prepare((to - from) * n);
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      for (int column = 0; column < n; column += width) {
        evaluate(q, row, count, column);
        collect(count, column);
      }
      storeSums(q, row, count, out);
    }
  }

  /// The same, with both gradients.
  final void gradient(
      GaussianBatch q,
      long from,
      long to,
      MemorySegment out,
      MemorySegment meanGradient,
      MemorySegment scaleGradient) {
    prepare((to - from) * n);
    prepareSlopes((to - from) * n);
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      for (int column = 0; column < n; column += width) {
        evaluate(q, row, count, column);
        collect(count, column);
        differentiate(row, column);
        storeSlopes(row * n + column, meanGradient, scaleGradient);
      }
      storeSums(q, row, count, out);
    }
  }

  /// KL(q‖p) of each coordinate of some rows.
  final void terms(GaussianBatch q, long from, long to, MemorySegment out) {
    prepare((to - from) * n);
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      for (int column = 0; column < n; column += width) {
        evaluate(q, row, count, column);
        checkSums(q, row, count);
        storeTerms(row * n + column, out);
      }
    }
  }

  /// Adds the terms of some rows up, coordinate by coordinate.
  final void columns(GaussianBatch q, long from, long to, double[] sums, int at) {
    prepare((to - from) * n);
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      for (int column = 0; column < n; column += width) {
        evaluate(q, row, count, column);
        checkSums(q, row, count);
        addColumns(sums, at + column);
      }
    }
  }

  /// The sum over some rows.
  final double total(GaussianBatch q, long from, long to) {
    prepare((to - from) * n);
    double total = 0;
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      for (int column = 0; column < n; column += width) {
        evaluate(q, row, count, column);
        checkSums(q, row, count);
        for (int i = 0; i < count; i++) {
          total += sums()[i];
        }
      }
    }
    return total;
  }

  private int count(long row, long to) {
    return (int) Math.min(rowsPerTile, to - row);
  }

  /// Fills the tile: terms and their row sums.
  private void evaluate(GaussianBatch q, long row, int count, int column) {
    int piece = Math.min(width, n - column);
    load(q, row * n + column, count, piece);
    if (p instanceof DiagonalReference.PerRow) {
      exact = !fill(row, count, column, piece);
    } else if (isInPieces()) {
      takePiece(column, piece);
    }
    if (exact) {
      for (int i = 0; i < count * piece; i++) {
        setTerm(i, exactTerm(i, row + i / piece, column + i % piece));
      }
      addRows();
    } else {
      run();
    }
  }

  /// Fills the reference for a p that all rows share, repeated for as many rows as a tile has.
  final void fillShared() {
    if (p instanceof DiagonalReference.Shared && !isPosterior()) {
      exact = !fill(0, rowsPerTile, 0, n);
    }
  }

  /// Fills the reference; false where p has left the range of the kernels.
  private boolean fill(long row, int count, int column, int piece) {
    Parameterization from = p.parameterization();
    boolean ordinary = true;
    int i = 0;
    for (int r = 0; r < count; r++) {
      for (int c = column; c < column + piece; c++, i++) {
        double scale = p.scale(row + r, c);
        double y = ScaleConversion.convert(from, scale, kind);
        double residual = ScaleConversion.residual(from, scale, kind, y);
        double inverseDeviation = 1 / ScaleConversion.deviation(from, scale);
        ordinary &= setReference(i, p.mean(row + r, c), y, residual, inverseDeviation);
      }
    }
    return ordinary;
  }

  private double exactTerm(int i, long row, int column) {
    double scale = p.scale(row, column);
    Parameterization from = p.parameterization();
    double z = (meanAt(i) - p.mean(row, column)) / ScaleConversion.deviation(from, scale);
    double y = ScaleConversion.convert(from, scale, kind);
    return 0.5 * Math.fma(z, z, CoordinateTerms.term(kind, scaleAt(i), y));
  }

  private void differentiate(long row, int column) {
    if (!exact) {
      slopes();
      return;
    }
    int piece = Math.min(width, n - column);
    Parameterization from = p.parameterization();
    for (int i = 0; i < length(); i++) {
      double mean = p.mean(row + i / piece, column + i % piece);
      double scale = p.scale(row + i / piece, column + i % piece);
      double deviation = ScaleConversion.deviation(from, scale);
      double y = ScaleConversion.convert(from, scale, kind);
      setSlopes(
          i,
          (meanAt(i) - mean) / deviation / deviation,
          CoordinateTerms.derivative(kind, scaleAt(i), y));
    }
  }

  /// Adds what a piece of a row came to.
  private void collect(int count, int column) {
    if (column == 0) {
      System.arraycopy(sums(), 0, pieces, 0, count);
    } else {
      pieces[0] += sums()[0];
    }
  }

  private void storeSums(GaussianBatch q, long row, int count, MemorySegment out) {
    check(q, row, count, pieces);
    store(pieces, row, count, out);
  }

  private void checkSums(GaussianBatch q, long row, int count) {
    check(q, row, count, sums());
  }

  /// NaN in the input is NaN in the output; a negative variance is an error.
  private void check(GaussianBatch q, long row, int count, double[] values) {
    for (int i = 0; i < count; i++) {
      if (Double.isNaN(values[i])) {
        rejectNegativeScale(q, row + i);
      }
    }
  }

  private void rejectNegativeScale(GaussianBatch q, long row) {
    for (int i = 0; i < n && kind != Parameterization.LOG_VARIANCE; i++) {
      double scale = q.scales().get(row * n + i);
      if (scale < 0) {
        throw new IllegalArgumentException(
            "a %s needs to be not negative, got %s at row %d, coordinate %d"
                .formatted(kind.words(), scale, row, i));
      }
    }
  }

  abstract void load(GaussianBatch q, long element, int rows, int piece);

  abstract void takePiece(int column, int piece);

  abstract boolean setReference(
      int i, double mean, double scale, double residual, double inverseDeviation);

  abstract void run();

  abstract void addRows();

  abstract void slopes();

  abstract int length();

  abstract double meanAt(int i);

  abstract double scaleAt(int i);

  abstract void setTerm(int i, double term);

  abstract void setSlopes(int i, double mean, double scale);

  abstract double[] sums();

  abstract void addColumns(double[] sums, int at);

  abstract void store(double[] values, long row, int count, MemorySegment out);

  abstract void storeTerms(long element, MemorySegment out);

  abstract void storeSlopes(long element, MemorySegment meanGradient, MemorySegment scaleGradient);

  /// Whether a number of p is in the middle of a kernel's range.
  static boolean isWithin(double x, double limit) {
    return x <= limit && x >= 1 / limit;
  }
}
