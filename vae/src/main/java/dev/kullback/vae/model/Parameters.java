package dev.kullback.vae.model;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All numbers that are learned, in one stretch of native memory. Each tensor starts on a 64-byte
/// boundary: the engine's results may depend on alignment in the last bit.
public final class Parameters {
  private static final int ALIGNMENT = 16;

  private final List<ParameterTensor> tensors;
  private final MemorySegment memory;

  private Parameters(List<ParameterTensor> tensors, int length) {
    this.tensors = List.copyOf(tensors);
    this.memory = Arena.ofAuto().allocate((long) length * Float.BYTES, ALIGNMENT * Float.BYTES);
  }

  /// Every tensor, in the order of its index.
  ///
  /// @return unmodifiable
  public List<ParameterTensor> tensors() {
    return tensors;
  }

  /// Everything, with the zeros between the tensors.
  ///
  /// @return native memory
  public MemorySegment memory() {
    return memory;
  }

  /// Length of [#memory], in floats.
  ///
  /// @return a multiple of 16
  public int length() {
    return Math.toIntExact(memory.byteSize() / Float.BYTES);
  }

  /// How many numbers are learned, without the zeros between the tensors.
  ///
  /// @return the number of parameters
  public long count() {
    return tensors.stream().mapToLong(ParameterTensor::size).sum();
  }

  /// The memory of one tensor.
  ///
  /// @param tensor one of these
  /// @return row after row
  public MemorySegment values(ParameterTensor tensor) {
    return memory.asSlice((long) tensor.offset() * Float.BYTES, (long) tensor.size() * Float.BYTES);
  }

  /// Looks for NaN and infinities.
  ///
  /// @return the name of the first tensor that has one
  public Optional<String> firstNonFinite() {
    return tensors.stream()
        .filter(tensor -> !isFinite(values(tensor)))
        .map(ParameterTensor::name)
        .findFirst();
  }

  /// Whether all numbers are finite.
  ///
  /// @param values floats in native order
  /// @return false when one is NaN or infinite
  public static boolean isFinite(MemorySegment values) {
    float sum = 0;
    for (long i = 0; i < values.byteSize() / Float.BYTES; i++) {
      sum += values.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i) * 0f;
    }
    return sum == 0;
  }

  /// Lays tensors out one after the other.
  static final class Layout {
    private final List<ParameterTensor> tensors = new ArrayList<>();
    private int length;

    ParameterTensor add(String name, int rows, int columns) {
      ParameterTensor tensor = new ParameterTensor(tensors.size(), name, rows, columns, length);
      long end = length + (long) rows * columns;
      length = Math.toIntExact(Math.ceilDiv(end, ALIGNMENT) * ALIGNMENT);
      tensors.add(tensor);
      return tensor;
    }

    Parameters allocate() {
      return new Parameters(tensors, length);
    }
  }
}
