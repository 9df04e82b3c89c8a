package dev.kullback;

import java.lang.foreign.MemorySegment;

/// KL(q‖p) of a whole batch, tile by tile: a few rows at a time go through the stages of
/// [dev.kullback.internal.kernel] and stay in the first-level cache on the way. For one thread at a
/// time; once it has seen a batch it allocates nothing.
///
/// A row longer than a tile goes through in pieces. Everything is done per row or in the order of
/// the rows, so no result depends on how they are shared out. Stages compute twice the divergence;
/// what is handed out is halved. Rows whose sum is not well below the end of the range, or NaN, are
/// done again by [ExactTerms].
abstract sealed class BatchEngine permits FloatEngine, DoubleEngine {
  final Parameterization kind;
  final DiagonalReference p;
  final int n;

  /// Coordinates of a row, or of a piece of it.
  final int width;

  /// Rows of a tile.
  final int rowsPerTile;

  private final double[] values;
  private final double limit;
  private final ExactTerms exactTerms;
  private boolean isExact;

  BatchEngine(Parameterization kind, DiagonalReference p, int capacity, double limit) {
    this.kind = kind;
    this.p = p;
    this.limit = limit;
    n = p.dimension();
    TileShape shape = TileShape.of(n, capacity);
    width = shape.width();
    rowsPerTile = shape.rows();
    values = new double[rowsPerTile];
    exactTerms = new ExactTerms(kind, p);
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

  /// KL(q‖p) of each of some rows.
  final void rows(GaussianBatch q, long from, long to, MemorySegment out) {
    prepareRows((to - from) * n);
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      evaluateRows(q, row, count);
      store(values, row, count, out);
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
    prepareGradient((to - from) * n, q, meanGradient, scaleGradient);
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      for (int column = 0; column < n; column += width) {
        load(q, row, count, column);
        long element = row * n + column;
        aim(element);
        if (isExact) {
          exact(q, row, column);
          exactSlopes(q, row, column);
        } else {
          gradientStages();
        }
        collect(q, row, count, column); // before the slopes, which may replace q
        storeSlopes(element, meanGradient, scaleGradient);
      }
      store(values, row, count, out);
    }
    forgetGradient();
  }

  /// KL(q‖p) of each coordinate of some rows.
  final void terms(GaussianBatch q, long from, long to, MemorySegment out) {
    prepareTerms((to - from) * n);
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      for (int column = 0; column < n; column += width) {
        evaluateTerms(q, row, count, column);
        storeTerms(row * n + column, out);
        if (!isRegular()) {
          storeExactTerms(q, row, column, out);
        }
      }
    }
  }

  /// Adds the terms of some rows up, coordinate by coordinate.
  final void columns(GaussianBatch q, long from, long to, double[] sums, int at) {
    prepareTerms((to - from) * n);
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      for (int column = 0; column < n; column += width) {
        evaluateTerms(q, row, count, column);
        for (int r = 0; r < count; r++) {
          if (sums()[r] < limit) {
            addColumns(r, sums, at + column);
          } else {
            addExactColumns(q, row + r, column, sums, at + column);
          }
        }
      }
    }
  }

  /// The sum over some rows.
  final double total(GaussianBatch q, long from, long to) {
    prepareRows((to - from) * n);
    double total = 0;
    for (long row = from; row < to; row += rowsPerTile) {
      int count = count(row, to);
      evaluateRows(q, row, count);
      for (int i = 0; i < count; i++) {
        total += values[i];
      }
    }
    return total;
  }

  private int count(long row, long to) {
    return (int) Math.min(rowsPerTile, to - row);
  }

  private int piece(int column) {
    return Math.min(width, n - column);
  }

  private void evaluateRows(GaussianBatch q, long row, int count) {
    for (int column = 0; column < n; column += width) {
      load(q, row, count, column);
      if (isExact) {
        exact(q, row, column);
      } else {
        rowStages();
      }
      collect(q, row, count, column);
    }
  }

  private void evaluateTerms(GaussianBatch q, long row, int count, int column) {
    load(q, row, count, column);
    if (isExact) {
      exact(q, row, column);
    } else {
      termStages();
    }
  }

  /// q and p of a tile.
  private void load(GaussianBatch q, long row, int count, int column) {
    int piece = piece(column);
    loadBatch(q, row * n + column, count, piece);
    if (p instanceof DiagonalReference.PerRow) {
      isExact = !fill(row, count, column, piece);
    } else if (isInPieces()) {
      takePiece(column, piece);
    }
  }

  /// Fills the reference for a p that all rows share, repeated for as many rows as a tile has.
  final void fillShared() {
    if (p instanceof DiagonalReference.Shared && !isPosterior()) {
      isExact = !fill(0, rowsPerTile, 0, n);
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

  private void exact(GaussianBatch q, long row, int column) {
    for (int i = 0; i < length(); i++) {
      setTerm(i, 2 * exactTerm(q, row, column, i));
    }
    addRows();
  }

  private void exactSlopes(GaussianBatch q, long row, int column) {
    int piece = piece(column);
    for (int i = 0; i < length(); i++) {
      long r = row + i / piece;
      int c = column + i % piece;
      setSlopes(i, exactTerms.meanSlope(q, r, c), exactTerms.scaleSlope(q, r, c));
    }
  }

  private void storeExactTerms(GaussianBatch q, long row, int column, MemorySegment out) {
    for (int i = 0; i < length(); i++) {
      if (!(sums()[i / piece(column)] < limit)) {
        storeTerm(row * n + column + i, exactTerm(q, row, column, i), out);
      }
    }
  }

  private double exactTerm(GaussianBatch q, long row, int column, int i) {
    int piece = piece(column);
    return exactTerms.term(q, row + i / piece, column + i % piece);
  }

  private void addExactColumns(GaussianBatch q, long row, int column, double[] sums, int at) {
    for (int i = 0; i < piece(column); i++) {
      sums[at + i] += exactTerms.term(q, row, column + i);
    }
  }

  /// The divergences of the rows of a tile, or of a row so far.
  private void collect(GaussianBatch q, long row, int count, int column) {
    double[] sums = sums();
    if (width < n) {
      values[0] = (column == 0 ? 0 : values[0]) + value(q, row, column, sums[0]);
    } else if (isRegular()) {
      for (int i = 0; i < count; i++) {
        values[i] = 0.5 * sums[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = value(q, row + i, 0, sums[i]);
      }
    }
  }

  private double value(GaussianBatch q, long row, int column, double doubled) {
    return doubled < limit ? 0.5 * doubled : exactTerms.sum(q, row, column, piece(column));
  }

  /// Gets ready for the rows of some coordinates.
  abstract void prepareRows(long coordinates);

  /// Gets ready for some terms.
  abstract void prepareTerms(long coordinates);

  /// Gets ready for some gradients, which go where they belong at once where that can be.
  abstract void prepareGradient(
      long coordinates, GaussianBatch q, MemorySegment ofMean, MemorySegment ofScale);

  abstract void aim(long element);

  abstract void forgetGradient();

  abstract void loadBatch(GaussianBatch q, long element, int rows, int piece);

  abstract void takePiece(int column, int piece);

  abstract boolean setReference(
      int i, double mean, double scale, double residual, double inverseDeviation);

  /// From the tile to its sums.
  abstract void rowStages();

  /// From the tile to its terms and sums.
  abstract void termStages();

  /// From the tile to its sums and slopes.
  abstract void gradientStages();

  /// From terms to sums.
  abstract void addRows();

  abstract boolean isRegular();

  abstract int length();

  abstract void setTerm(int i, double doubled);

  abstract void setSlopes(int i, double mean, double scale);

  abstract double[] sums();

  abstract void addColumns(int row, double[] sums, int at);

  abstract void store(double[] values, long row, int count, MemorySegment out);

  abstract void storeTerms(long element, MemorySegment out);

  abstract void storeTerm(long element, double term, MemorySegment out);

  abstract void storeSlopes(long element, MemorySegment ofMean, MemorySegment ofScale);

  /// Whether a number of p is in the middle of a kernel's range.
  static boolean isWithin(double x, double limit) {
    return x <= limit && x >= 1 / limit;
  }
}
