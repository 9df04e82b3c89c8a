package dev.kullback.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/// Rows of numbers as a file holds them: any scalar type, any byte order, any layout, possibly
/// mapped and larger than the heap. Blocks of rows are handed out as native floats or doubles,
/// without copying where the file already has them so.
///
/// An array of more than two axes is taken as rows along its first axis, the others flattened in C
/// order. Safe to read from several threads, as long as the memory behind it stays alive.
public final class Matrix {
  private static final long MOST_COLUMNS = Integer.MAX_VALUE - 8;

  private final String name;
  private final long[] shape;
  private final long rows;
  private final int columns;
  private final ScalarType type;
  private final boolean swapped;
  private final MemorySegment data;
  private final Layout layout;

  /// An array over memory that holds exactly its elements.
  ///
  /// @param name what the user calls the data
  /// @param type the type of each number
  /// @param order the byte order of each number
  /// @param fortran whether the first index varies fastest
  /// @param shape the extents; none for a single number
  /// @param data the numbers
  public Matrix(
      String name,
      ScalarType type,
      ByteOrder order,
      boolean fortran,
      long[] shape,
      MemorySegment data) {
    this.name = name;
    this.type = type;
    this.swapped = type.bytes() > 1 && order != ByteOrder.nativeOrder();
    this.data = data;
    this.shape = shape.clone();
    this.rows = shape.length == 0 ? 1 : shape[0];
    this.columns = columns(name, shape);
    this.layout = Layout.of(fortran && rows > 1, shape, columns);
    long needed = Math.multiplyExact(Math.multiplyExact(rows, columns), type.bytes());
    if (needed != data.byteSize()) {
      throw new IllegalArgumentException(
          "the shape needs " + needed + " bytes, got " + data.byteSize());
    }
  }

  /// What the user calls the data.
  ///
  /// @return a file name, with a member where it has some
  public String name() {
    return name;
  }

  /// How many rows there are.
  ///
  /// @return the extent of the first axis
  public long rows() {
    return rows;
  }

  /// How many numbers a row has.
  ///
  /// @return the product of the other extents, 1 where there are none
  public int columns() {
    return columns;
  }

  /// The extents of the array: rows first.
  ///
  /// @return a copy
  public long[] shape() {
    return shape.clone();
  }

  /// The type of number in the file.
  ///
  /// @return the scalar type
  public ScalarType type() {
    return type;
  }

  /// Whether a float holds every number, so that blocks may be of floats.
  ///
  /// @return true for single precision and everything narrower
  public boolean fitsFloat() {
    return type.fitsFloat();
  }

  /// One number.
  ///
  /// @param row the row, from 0
  /// @param column the column, from 0
  /// @return the number there
  public double value(long row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    return at(row, column);
  }

  /// Some rows in row-major order, native byte order, as floats: the file's own memory where it has
  /// them so, else converted into the scratch memory.
  ///
  /// @param first the first row
  /// @param count how many rows
  /// @param scratch room for count · columns floats, aligned
  /// @return a segment of exactly count · columns floats
  public MemorySegment floatBlock(long first, int count, MemorySegment scratch) {
    Objects.checkFromIndexSize(first, count, rows);
    if (isDirect(ScalarType.FLOAT32)) {
      return direct(first, count);
    }
    layout.forEach(
        count,
        columns,
        (row, column, to) ->
            scratch.setAtIndex(ValueLayout.JAVA_FLOAT, to, (float) at(first + row, column)));
    return scratch.asSlice(0, (long) count * columns * Float.BYTES);
  }

  /// Some rows in row-major order, native byte order, as doubles: the file's own memory where it
  /// has them so, else converted into the scratch memory.
  ///
  /// @param first the first row
  /// @param count how many rows
  /// @param scratch room for count · columns doubles, aligned
  /// @return a segment of exactly count · columns doubles
  public MemorySegment doubleBlock(long first, int count, MemorySegment scratch) {
    Objects.checkFromIndexSize(first, count, rows);
    if (isDirect(ScalarType.FLOAT64)) {
      return direct(first, count);
    }
    layout.forEach(
        count,
        columns,
        (row, column, to) ->
            scratch.setAtIndex(ValueLayout.JAVA_DOUBLE, to, at(first + row, column)));
    return scratch.asSlice(0, (long) count * columns * Double.BYTES);
  }

  /// All numbers in row-major order, for the few that are no batch: a prior, labels.
  ///
  /// @return a new array of rows · columns numbers
  public double[] toArray() {
    double[] all = new double[Math.toIntExact(Math.multiplyExact(rows, columns))];
    for (int i = 0; i < all.length; i++) {
      all[i] = value(i / columns, i % columns);
    }
    return all;
  }

  @Override
  public String toString() {
    return name + " (" + rows + " x " + columns + ", " + type + ")";
  }

  /// Whether the file's memory can be handed out as it is.
  private boolean isDirect(ScalarType wanted) {
    return type == wanted && layout.isRowMajor() && !swapped && data.address() % type.bytes() == 0;
  }

  private MemorySegment direct(long first, int count) {
    long row = (long) columns * type.bytes();
    return data.asSlice(first * row, count * row);
  }

  private double at(long row, int column) {
    return type.read(data, layout.index(row, column) * type.bytes(), swapped);
  }

  private static int columns(String name, long[] shape) {
    long product = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      long high = Math.multiplyHigh(product, shape[axis]);
      product = high == 0 ? Math.min(product * shape[axis], MOST_COLUMNS + 1) : MOST_COLUMNS + 1;
    }
    if (product < 1 || product > MOST_COLUMNS) {
      throw new DataException(
          name, "needs rows of 1 to 2^31 numbers, got the shape " + Arrays.toString(shape));
    }
    return (int) product;
  }
}
