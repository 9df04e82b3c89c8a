package dev.kullback.app.fit;

import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.GaussianEstimator;
import dev.kullback.estimate.MissingValues;
import dev.kullback.estimate.Shrinkage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What the covariance is taken to be.
///
/// @param variancesOnly whether variances are all it takes
/// @param result what the estimator is asked for
record Structure(boolean variancesOnly, Function<GaussianEstimator, FittedGaussian> result) {
  private static final Pattern LOW_RANK = Pattern.compile("lowrank:([1-9]\\d{0,8})");

  static Structure dense() {
    return new Structure(false, GaussianEstimator::dense);
  }

  private static Structure shrunk(Shrinkage shrinkage) {
    return new Structure(false, estimator -> estimator.shrunk(shrinkage));
  }

  GaussianEstimator estimator(int dimension, MissingValues policy) {
    return variancesOnly
        ? GaussianEstimator.ofVariances(dimension, policy)
        : GaussianEstimator.of(dimension, policy);
  }

  FittedGaussian fitted(GaussianEstimator estimator) {
    return result.apply(estimator);
  }

  /// Reads the words of the command line.
  static final class Converter implements ITypeConverter<Structure> {
    @Override
    public Structure convert(String word) {
      Matcher lowRank = LOW_RANK.matcher(word);
      if (lowRank.matches()) {
        int rank = Integer.parseInt(lowRank.group(1));
        return new Structure(false, estimator -> estimator.lowRank(rank));
      }
      return switch (word) {
        case "diagonal" -> new Structure(true, GaussianEstimator::diagonal);
        case "dense" -> dense();
        case "shrunk:lw" -> shrunk(Shrinkage.LEDOIT_WOLF);
        case "shrunk:oas" -> shrunk(Shrinkage.OAS);
        case "shrunk:oas-large-dimension" -> shrunk(Shrinkage.OAS_LARGE_DIMENSION);
        default ->
            throw new TypeConversionException(
                "needs one of diagonal, dense, shrunk:lw, shrunk:oas, shrunk:oas-large-dimension,"
                    + " lowrank:R with a rank R, got '"
                    + word
                    + "'");
      };
    }
  }
}
