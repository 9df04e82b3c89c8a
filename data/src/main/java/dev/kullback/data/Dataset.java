package dev.kullback.data;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Rows of float values, in order, with what is known about them: labels, the shape of the image a
/// row folds into, the raw range that was mapped onto [0, 1], and how all this was found out.
///
/// Immutable and safe to share between threads. The values lie row after row in one memory segment
/// in native byte order; it may be a mapped file larger than the heap.
public final class Dataset {
  /// How one value lies in [#values()]: native order, no alignment promised.
  public static final ValueLayout.OfFloat ELEMENT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final String name;
  private final String description;
  private final MemorySegment values;
  private final int rows;
  private final int dimension;
  private final int @Nullable [] labels;
  private final @Nullable ImageShape image;
  private final @Nullable ValueRange range;
  private volatile @Nullable String hash;

  private Dataset(Builder builder) {
    this.name = builder.name;
    this.description = builder.description;
    this.values = builder.values.asReadOnly();
    this.rows = builder.rows;
    this.dimension = builder.dimension;
    this.labels = builder.labels;
    this.image = builder.image;
    this.range = builder.range;
  }

  /// Starts a data set from values on the heap, which are not copied: the caller gives them away.
  ///
  /// @param name what the user calls the data
  /// @param values row after row
  /// @param dimension values in a row, a divisor of the length
  /// @return a builder to add labels and shape to
  public static Builder of(String name, float[] values, int dimension) {
    return of(name, MemorySegment.ofArray(values), dimension);
  }

  /// Starts a data set from a memory segment, which is not copied and must stay alive.
  ///
  /// @param name what the user calls the data
  /// @param values floats in native order, row after row
  /// @param dimension values in a row, a divisor of the number of floats
  /// @return a builder to add labels and shape to
  public static Builder of(String name, MemorySegment values, int dimension) {
    return new Builder(name, values, dimension);
  }

  /// What the user calls the data: a file name, or `digits`.
  ///
  /// @return the name
  public String name() {
    return name;
  }

  /// One sentence on what was read and what was inferred.
  ///
  /// @return the description, or the empty string
  public String description() {
    return description;
  }

  /// How many rows there are.
  ///
  /// @return the number of rows
  public int rows() {
    return rows;
  }

  /// How many values a row has.
  ///
  /// @return the dimension of the data space
  public int dimension() {
    return dimension;
  }

  /// All values, row after row, as [#ELEMENT].
  ///
  /// @return a read-only segment of rows · dimension floats
  public MemorySegment values() {
    return values;
  }

  /// One value.
  ///
  /// @param row the row, from 0
  /// @param column the coordinate, from 0
  /// @return the value there
  public float value(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, dimension);
    return values.getAtIndex(ELEMENT, (long) row * dimension + column);
  }

  /// Copies one row.
  ///
  /// @param row the row, from 0
  /// @param target where to
  /// @param offset the index of the first value in the target
  public void copyRow(int row, float[] target, int offset) {
    Objects.checkIndex(row, rows);
    long start = (long) row * dimension * Float.BYTES;
    MemorySegment.copy(values, ELEMENT, start, target, offset, dimension);
  }

  /// Copies one row into native memory, a batch under construction as a rule.
  ///
  /// @param row the row, from 0
  /// @param target where to, in native byte order
  /// @param byteOffset the offset of the first value in the target, in bytes
  public void copyRow(int row, MemorySegment target, long byteOffset) {
    Objects.checkIndex(row, rows);
    long bytes = (long) dimension * Float.BYTES;
    MemorySegment.copy(values, row * bytes, target, byteOffset, bytes);
  }

  /// Whether every row has a label.
  ///
  /// @return true when [#label(int)] can be asked
  public boolean hasLabels() {
    return labels != null;
  }

  /// The label of a row.
  ///
  /// @param row the row, from 0
  /// @return its label
  /// @throws IllegalStateException when the data have no labels
  public int label(int row) {
    if (labels == null) {
      throw new IllegalStateException(name + " has no labels: ask hasLabels() first");
    }
    return labels[row];
  }

  /// The image a row folds into, when it is one.
  ///
  /// @return the shape
  public Optional<ImageShape> image() {
    return Optional.ofNullable(image);
  }

  /// The raw range that was mapped onto [0, 1]; empty when the values are as the file has them.
  ///
  /// @return the raw range
  public Optional<ValueRange> range() {
    return Optional.ofNullable(range);
  }

  /// The SHA-256 of dimensions, values and labels in little-endian order: the same data read from
  /// another format have the same hash. Computed once, on first use.
  ///
  /// @return 64 hexadecimal digits
  public String sha256() {
    String known = hash;
    if (known == null) {
      known = ContentHash.of(values, rows, dimension, labels);
      hash = known;
    }
    return known;
  }

  /// The rows named, in the order named, copied.
  ///
  /// @param newName what to call the selection
  /// @param chosen row indices of this data set, repeats allowed
  /// @return a data set of its own
  public Dataset select(String newName, int[] chosen) {
    MemorySegment copy =
        Arena.ofAuto()
            .allocate(Math.max(1L, (long) chosen.length * dimension * Float.BYTES), Float.BYTES)
            .asSlice(0, (long) chosen.length * dimension * Float.BYTES);
    for (int i = 0; i < chosen.length; i++) {
      copyRow(chosen[i], copy, (long) i * dimension * Float.BYTES);
    }
    Builder builder = like(newName, copy);
    int[] all = labels;
    if (all != null) {
      builder.labels(Arrays.stream(chosen).map(row -> all[row]).toArray());
    }
    return builder.build();
  }

  /// Splits the rows at random, but the same way for the same seed on every machine.
  ///
  /// @param testFraction the share of rows held back, strictly between 0 and 1
  /// @param seed which of the splits
  /// @return the two halves; each keeps the order of the rows and has at least one
  public TrainTest split(double testFraction, long seed) {
    if (!(testFraction > 0 && testFraction < 1)) {
      throw new IllegalArgumentException(
          "the test fraction needs to lie strictly between 0 and 1, got " + testFraction);
    }
    if (rows < 2) {
      throw new DataException(
          name, "a split into train and test needs at least 2 rows, got " + rows);
    }
    int held = Math.clamp(Math.round(rows * testFraction), 1, rows - 1);
    int[] order = permutation(rows, seed);
    int[] test = Arrays.copyOf(order, held);
    int[] train = Arrays.copyOfRange(order, held, rows);
    Arrays.sort(test);
    Arrays.sort(train);
    return new TrainTest(select(name + " (train)", train), select(name + " (test)", test));
  }

  /// The rows of two data sets, one after the other.
  ///
  /// @param newName what to call the whole
  /// @param other rows of the same dimension, labelled if these are
  /// @return a data set of its own, with the description, image and range of this one
  public Dataset concat(String newName, Dataset other) {
    if (other.dimension != dimension || other.hasLabels() != hasLabels()) {
      throw new IllegalArgumentException(
          "two data sets need the same dimension, and both labels or none, to be joined: "
              + name
              + ", "
              + other.name);
    }
    long bytes = values.byteSize();
    MemorySegment joined = Arena.ofAuto().allocate(bytes + other.values.byteSize(), Float.BYTES);
    joined.copyFrom(values);
    joined.asSlice(bytes).copyFrom(other.values);
    Builder builder = like(newName, joined);
    if (labels != null && other.labels != null) {
      int[] all = Arrays.copyOf(labels, rows + other.rows);
      System.arraycopy(other.labels, 0, all, rows, other.rows);
      builder.labels(all);
    }
    return builder.build();
  }

  @Override
  public String toString() {
    return name + " (" + rows + " x " + dimension + ")";
  }

  private Builder like(String newName, MemorySegment newValues) {
    Builder builder = new Builder(newName, newValues, dimension).description(description);
    builder.image = image;
    builder.range = range;
    return builder;
  }

  /// Fisher and Yates, from the last place down: the JDK's shuffle is the same but not promised to
  /// stay.
  private static int[] permutation(int n, long seed) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    return order;
  }

  /// Collects what is known about the values; each part is optional.
  public static final class Builder {
    private final String name;
    private final MemorySegment values;
    private final int rows;
    private final int dimension;
    private String description = "";
    private int @Nullable [] labels;
    private @Nullable ImageShape image;
    private @Nullable ValueRange range;

    private Builder(String name, MemorySegment values, int dimension) {
      long row = (long) dimension * Float.BYTES;
      if (dimension < 1 || values.byteSize() % row != 0) {
        throw new IllegalArgumentException(
            "a data set needs whole rows of at least one value, got "
                + values.byteSize() / Float.BYTES
                + " values for rows of "
                + dimension);
      }
      this.name = name;
      this.values = values;
      this.dimension = dimension;
      this.rows = Math.toIntExact(values.byteSize() / row);
    }

    /// Adds one label a row.
    ///
    /// @param newLabels as many as there are rows; given away, not copied
    /// @return this
    public Builder labels(int[] newLabels) {
      if (newLabels.length != rows) {
        throw new IllegalArgumentException(
            "needs one label a row, got " + newLabels.length + " labels for " + rows + " rows");
      }
      this.labels = newLabels;
      return this;
    }

    /// Says that a row is an image.
    ///
    /// @param shape a shape of as many values as a row has
    /// @return this
    public Builder image(ImageShape shape) {
      if (shape.values() != dimension) {
        throw new IllegalArgumentException(
            "an image of " + shape + " needs rows of " + shape.values() + ", got " + dimension);
      }
      this.image = shape;
      return this;
    }

    /// Says which raw range the values in [0, 1] stand for.
    ///
    /// @param rawRange the nominal range of the raw values
    /// @return this
    public Builder range(ValueRange rawRange) {
      this.range = rawRange;
      return this;
    }

    /// Says what was read and what was inferred.
    ///
    /// @param sentence for the user
    /// @return this
    public Builder description(String sentence) {
      this.description = sentence;
      return this;
    }

    /// Makes the data set.
    ///
    /// @return the data set
    public Dataset build() {
      return new Dataset(this);
    }
  }
}
