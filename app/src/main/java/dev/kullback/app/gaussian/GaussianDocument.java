package dev.kullback.app.gaussian;

import dev.kullback.Gaussian;
import dev.kullback.estimate.FittedGaussian;
import java.util.List;
import java.util.Optional;

/// What a Gaussian file says.
///
/// @param gaussian the distribution
/// @param columns what its coordinates are called, if they are
/// @param fitted the same distribution with the sample it was fitted to, if it was
public record GaussianDocument(
    Gaussian gaussian, Optional<List<String>> columns, Optional<FittedGaussian> fitted) {

  /// Checks that the parts are of one dimension.
  public GaussianDocument {
    columns = columns.map(List::copyOf);
    if (columns.isPresent() && columns.get().size() != gaussian.dimension()) {
      throw new IllegalArgumentException(
          "the columns need %d names, one for each coordinate, got %d"
              .formatted(gaussian.dimension(), columns.get().size()));
    }
  }

  /// A fit.
  ///
  /// @param fitted the distribution and its sample
  /// @param columns what the columns of the data were called, if they were
  /// @return the document
  public static GaussianDocument of(FittedGaussian fitted, Optional<List<String>> columns) {
    return new GaussianDocument(fitted.gaussian(), columns, Optional.of(fitted));
  }
}
