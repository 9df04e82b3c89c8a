package dev.kullback.vae.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// Owns matrices: closing it frees every one made in it. Not safe for use by several threads at
/// once.
public final class Workspace implements AutoCloseable {
  private final NDManager manager;

  private Workspace(NDManager manager) {
    this.manager = manager;
  }

  /// Opens one.
  ///
  /// @return empty
  public static Workspace open() {
    return new Workspace(Torch.engine().newBaseManager());
  }

  /// Opens one within this one, for what is needed briefly. A result belongs to the workspace of
  /// the matrix whose method made it.
  ///
  /// @return empty, closed with this one at the latest
  public Workspace nested() {
    return new Workspace(manager.newSubManager());
  }

  /// Lets the engine use memory of ours as it lies, without a copy.
  ///
  /// @param memory native memory of rows · columns floats, row after row, alive as long as this
  /// @param rows how many
  /// @param columns values in a row
  /// @return a matrix on that memory
  public Matrix wrap(MemorySegment memory, int rows, int columns) {
    if (memory.byteSize() != (long) rows * columns * Float.BYTES) {
      throw new IllegalArgumentException(
          "a %d x %d matrix needs %d bytes, got %d"
              .formatted(rows, columns, (long) rows * columns * Float.BYTES, memory.byteSize()));
    }
    NDArray array =
        manager.create(
            memory.asByteBuffer().order(ByteOrder.nativeOrder()),
            new Shape(rows, columns),
            DataType.FLOAT32);
    return new Matrix(array, memory);
  }

  @Override
  public void close() {
    manager.close();
  }
}
