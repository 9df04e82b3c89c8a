package dev.kullback.vae.run;

import dev.kullback.data.Dataset;
import dev.kullback.data.ImageShape;
import dev.kullback.data.TrainTest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a run was fed: enough to recognise the data again and to draw them.
///
/// @param train name of the training rows
/// @param test name of the test rows
/// @param description what was read and inferred
/// @param trainRows rows learned from
/// @param validationRows rows held back from them
/// @param testRows rows the summary is about
/// @param dimension values in a row
/// @param trainSha256 content hash of training and validation rows together
/// @param testSha256 content hash of the test rows
/// @param treatment one clause on what is done to the values
/// @param image the image a row folds into, or null
public record RunData(
    String train,
    String test,
    String description,
    int trainRows,
    int validationRows,
    int testRows,
    int dimension,
    String trainSha256,
    String testSha256,
    String treatment,
    @Nullable ImageShape image) {

  /// Describes.
  ///
  /// @param data training rows, validation rows included, and test rows
  /// @param validationRows how many of the training rows are held back
  /// @param treatment one clause
  /// @return the record
  public static RunData of(TrainTest data, int validationRows, String treatment) {
    Dataset train = data.train();
    return new RunData(
        train.name(),
        data.test().name(),
        train.description(),
        train.rows() - validationRows,
        validationRows,
        data.test().rows(),
        train.dimension(),
        train.sha256(),
        data.test().sha256(),
        treatment,
        train.image().orElse(null));
  }

  /// Names the first way in which other data differ.
  ///
  /// @param other what is offered now
  /// @return such as `training rows mnist (sha256 12ab…) there, digits (sha256 …) given`, or empty
  public Optional<String> difference(RunData other) {
    if (!trainSha256.equals(other.trainSha256)) {
      return Optional.of(
          "training rows "
              + named(train, trainSha256)
              + " there, "
              + named(other.train, other.trainSha256)
              + " given");
    }
    if (!testSha256.equals(other.testSha256)) {
      return Optional.of(
          "test rows "
              + named(test, testSha256)
              + " there, "
              + named(other.test, other.testSha256)
              + " given");
    }
    return Optional.empty();
  }

  private static String named(String name, String hash) {
    return name + " (sha256 " + hash.substring(0, Math.min(12, hash.length())) + ")";
  }
}
