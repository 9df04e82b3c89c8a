package dev.kullback.app.gaussian;

import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// The parameters of one covariance, taken out as its structure asks for them.
final class CovarianceParameters {
  private final Map<String, Object> given = new HashMap<>();

  void put(String field, Object value) {
    given.put(field, value);
  }

  /// The covariance they make.
  ///
  /// @throws IllegalArgumentException for what is missing, too much or no covariance
  Covariance covariance() {
    String structure = take("structure", String.class);
    Covariance covariance = of(structure);
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "a covariance of structure %s needs no field %s"
              .formatted(structure, String.join(", ", new TreeSet<>(given.keySet()))));
    }
    return covariance;
  }

  private Covariance of(String structure) {
    return switch (structure) {
      case "isotropic" -> Isotropic.of(dimension(), take("variance", Double.class));
      case "diagonal" -> Diagonal.of(take("variances", double[].class));
      case "dense" -> isFactored() ? Dense.ofCholeskyFactor(factor()) : Dense.of(symmetric());
      case "precision" ->
          isFactored() ? Precision.ofCholeskyFactor(factor()) : Precision.of(symmetric());
      case "low-rank" ->
          LowRank.of(take("loadings", double[][].class), take("diagonal", double[].class));
      case "kronecker" -> new Kronecker(take("left", Dense.class), take("right", Dense.class));
      case "block-diagonal" -> BlockDiagonal.of(take("blocks", Covariance[].class));
      case "circulant" -> Circulant.of(take("firstRow", double[].class));
      case "banded-precision" -> BandedPrecision.of(take("diagonals", double[][].class));
      default ->
          throw new IllegalArgumentException(
              "the structure needs to be isotropic, diagonal, dense, precision, low-rank,"
                  + " kronecker, block-diagonal, circulant or banded-precision, got "
                  + StrictReader.shown(structure));
    };
  }

  private boolean isFactored() {
    return given.containsKey("choleskyFactor");
  }

  private int dimension() {
    long n = take("dimension", Long.class);
    if (n < 1 || n > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the covariance needs a dimension from 1 to 2^31 - 1, got " + n);
    }
    return (int) n;
  }

  private double[][] symmetric() {
    double[][] square = lowerTriangle("lower");
    for (int i = 0; i < square.length; i++) {
      for (int j = 0; j < i; j++) {
        square[j][i] = square[i][j];
      }
    }
    return square;
  }

  private double[][] factor() {
    return lowerTriangle("choleskyFactor");
  }

  /// Rows of 1, 2, .. n numbers as a whole matrix, with zeros above the diagonal.
  private double[][] lowerTriangle(String field) {
    double[][] rows = take(field, double[][].class);
    double[][] square = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != i + 1) {
        throw new IllegalArgumentException(
            "the lower triangle needs rows of 1, 2, .. numbers, got %d in row %d"
                .formatted(rows[i].length, i));
      }
      System.arraycopy(rows[i], 0, square[i], 0, i + 1);
    }
    return square;
  }

  private <T> T take(String field, Class<T> type) {
    Object value = StrictReader.required("covariance." + field, given.remove(field));
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("the field %s needs a dense covariance".formatted(field));
    }
    return type.cast(value);
  }
}
