package dev.kullback.data;

/// Where the numbers of a [Matrix] lie: the index of each in its memory.
sealed interface Layout {

  /// The index of one number.
  long index(long row, int column);

  /// Whether rows follow each other without gaps, their numbers in order.
  boolean isRowMajor();

  /// Visits the numbers of some rows in the order of the memory, which is what mapped files like.
  void forEach(int rows, int columns, Visitor visitor);

  /// Takes one number.
  interface Visitor {
    /// Takes the number of a row and column, whose place in row-major order is given too.
    void take(int row, int column, long rowMajor);
  }

  static Layout of(boolean fortran, long[] shape, int columns) {
    return fortran && shape.length > 1
        ? shape.length == 2 ? new ColumnMajor(shape[0]) : new Folded(fortranOffsets(shape, columns))
        : new RowMajor(columns);
  }

  /// The last index varies fastest.
  record RowMajor(int width) implements Layout {
    @Override
    public long index(long row, int column) {
      return row * width + column;
    }

    @Override
    public boolean isRowMajor() {
      return true;
    }

    @Override
    public void forEach(int rows, int columns, Visitor visitor) {
      long to = 0;
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          visitor.take(row, column, to++);
        }
      }
    }
  }

  /// The first of two indices varies fastest.
  record ColumnMajor(long height) implements Layout {
    @Override
    public long index(long row, int column) {
      return row + column * height;
    }

    @Override
    public boolean isRowMajor() {
      return false;
    }

    @Override
    public void forEach(int rows, int columns, Visitor visitor) {
      byColumns(rows, columns, visitor);
    }
  }

  /// The first of more than two indices varies fastest; the columns are the others flattened in C
  /// order.
  final class Folded implements Layout {
    private final long[] offsets;

    private Folded(long[] offsets) {
      this.offsets = offsets;
    }

    @Override
    public long index(long row, int column) {
      return row + offsets[column];
    }

    @Override
    public boolean isRowMajor() {
      return false;
    }

    @Override
    public void forEach(int rows, int columns, Visitor visitor) {
      byColumns(rows, columns, visitor);
    }
  }

  private static void byColumns(int rows, int columns, Visitor visitor) {
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        visitor.take(row, column, (long) row * columns + column);
      }
    }
  }

  private static long[] fortranOffsets(long[] shape, int columns) {
    long[] offsets = new long[columns];
    for (int column = 0; column < columns; column++) {
      offsets[column] = fortranOffset(shape, column);
    }
    return offsets;
  }

  private static long fortranOffset(long[] shape, long column) {
    long stride = 1;
    for (long extent : shape) {
      stride *= extent;
    }
    long offset = 0;
    long rest = column;
    for (int axis = shape.length - 1; axis >= 1; axis--) {
      stride /= shape[axis];
      offset += rest % shape[axis] * stride;
      rest /= shape[axis];
    }
    return offset;
  }
}
