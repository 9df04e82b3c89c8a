package dev.kullback.data;

/// The rows a model learns from and the rows it is judged by.
///
/// @param train rows to learn from
/// @param test rows held back
public record TrainTest(Dataset train, Dataset test) {

  /// Checks that both halves have rows of the same dimension.
  public TrainTest {
    if (train.dimension() != test.dimension()) {
      throw new IllegalArgumentException(
          "train and test need rows of one dimension, got "
              + train.dimension()
              + " and "
              + test.dimension());
    }
  }
}
