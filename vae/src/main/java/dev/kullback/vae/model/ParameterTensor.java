package dev.kullback.vae.model;

/// Where one weight matrix or bias lies among all parameters.
///
/// @param index its number
/// @param name such as `encoder.0.weight`
/// @param rows outputs, or 1 for a bias
/// @param columns inputs, or the length of a bias
/// @param offset of its first value, in floats, a multiple of 16
public record ParameterTensor(int index, String name, int rows, int columns, int offset) {

  /// How many numbers it has.
  ///
  /// @return rows · columns
  public int size() {
    return rows * columns;
  }
}
