package dev.kullback.vae.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Single precision numbers in rows and columns, in native memory that both the engine and Java
/// read and write. Every operation makes a new matrix in the same workspace.
public final class Matrix implements AutoCloseable {
  private final NDArray array;
  private @Nullable MemorySegment memory;

  Matrix(NDArray array, @Nullable MemorySegment memory) {
    this.array = array;
    this.memory = memory;
  }

  private static Matrix of(NDArray array) {
    return new Matrix(array, null);
  }

  /// How many rows.
  ///
  /// @return at least 1
  public int rows() {
    return Math.toIntExact(array.getShape().get(0));
  }

  /// Values in a row.
  ///
  /// @return at least 1
  public int columns() {
    return Math.toIntExact(array.getShape().get(1));
  }

  /// The numbers themselves, row after row, not a copy: valid until this matrix is closed.
  ///
  /// @return rows · columns floats in native order
  public MemorySegment memory() {
    MemorySegment known = memory;
    if (known == null) {
      known = MemorySegment.ofBuffer(array.toByteBuffer(true));
      memory = known;
    }
    return known;
  }

  /// X·Wᵀ + b, with X this matrix: a dense layer on each row.
  ///
  /// @param weight W, outputs × inputs
  /// @param bias b, 1 × outputs
  /// @return rows × outputs
  public Matrix linear(Matrix weight, Matrix bias) {
    return of(Linear.linear(array, weight.array, bias.array).singletonOrThrow());
  }

  /// A·B, with A this matrix.
  ///
  /// @param right B
  /// @return the product
  public Matrix times(Matrix right) {
    return of(array.matMul(right.array));
  }

  /// Aᵀ·B, with A this matrix; nothing is transposed in memory.
  ///
  /// @param right B
  /// @return the product
  public Matrix transposedTimes(Matrix right) {
    try (NDArray transposed = array.transpose()) {
      return of(transposed.matMul(right.array));
    }
  }

  /// Value by value.
  ///
  /// @return tanh x
  public Matrix tanh() {
    return of(array.tanh());
  }

  /// Value by value.
  ///
  /// @return max(x, 0)
  public Matrix relu() {
    return of(array.getNDArrayInternal().relu());
  }

  /// Value by value, in the exact form.
  ///
  /// @return x·Φ(x)
  public Matrix gelu() {
    return of(array.getNDArrayInternal().gelu());
  }

  /// Value by value.
  ///
  /// @return x where positive, else eˣ − 1
  public Matrix elu() {
    return of(array.getNDArrayInternal().elu(1f));
  }

  /// Value by value.
  ///
  /// @return ln(1 + eˣ)
  public Matrix softplus() {
    return of(array.getNDArrayInternal().softPlus());
  }

  /// Value by value.
  ///
  /// @return 1 / (1 + e⁻ˣ)
  public Matrix sigmoid() {
    return of(array.getNDArrayInternal().sigmoid());
  }

  /// Value by value: Φ(x), the standard normal distribution function.
  ///
  /// @return ½ (1 + erf(x/√2))
  public Matrix normalDistribution() {
    try (NDArray scaled = array.mul((float) Math.sqrt(0.5))) {
      return of(scaled.erf().addi(1f).muli(0.5f));
    }
  }

  /// Value by value: φ(x), the standard normal density.
  ///
  /// @return e^(−x²/2) / √(2π)
  public Matrix normalDensity() {
    try (NDArray square = array.square()) {
      return of(square.muli(-0.5f).exp().muli((float) (1 / Math.sqrt(2 * Math.PI))));
    }
  }

  /// The product value by value.
  ///
  /// @param other of the same shape
  /// @return x·y
  public Matrix hadamard(Matrix other) {
    return of(array.mul(other.array));
  }

  @Override
  public void close() {
    array.close();
  }
}
