package dev.kullback.app.fit;

import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.GaussianEstimator;
import dev.kullback.estimate.MissingValues;
import dev.kullback.estimate.Shrinkage;
import java.util.Arrays;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What the covariance is taken to be, by the words of the command line.
enum Structure {
  DIAGONAL("diagonal", GaussianEstimator::diagonal),
  DENSE("dense", GaussianEstimator::dense),
  LEDOIT_WOLF("shrunk:lw", estimator -> estimator.shrunk(Shrinkage.LEDOIT_WOLF)),
  OAS("shrunk:oas", estimator -> estimator.shrunk(Shrinkage.OAS)),
  OAS_LARGE_DIMENSION(
      "shrunk:oas-large-dimension", estimator -> estimator.shrunk(Shrinkage.OAS_LARGE_DIMENSION));

  private final String word;
  private final Function<GaussianEstimator, FittedGaussian> result;

  Structure(String word, Function<GaussianEstimator, FittedGaussian> result) {
    this.word = word;
    this.result = result;
  }

  GaussianEstimator estimator(int dimension, MissingValues policy) {
    return this == DIAGONAL
        ? GaussianEstimator.ofVariances(dimension, policy)
        : GaussianEstimator.of(dimension, policy);
  }

  FittedGaussian fitted(GaussianEstimator estimator) {
    return result.apply(estimator);
  }

  /// Reads the word.
  static final class Converter implements ITypeConverter<Structure> {
    @Override
    public Structure convert(String text) {
      return Arrays.stream(values())
          .filter(structure -> structure.word.equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "needs one of %s, got '%s'"
                          .formatted(
                              String.join(", ", Arrays.stream(values()).map(s -> s.word).toList()),
                              text)));
    }
  }
}
