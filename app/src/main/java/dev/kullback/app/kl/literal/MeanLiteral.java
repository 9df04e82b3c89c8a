package dev.kullback.app.kl.literal;

import java.util.Collections;
import java.util.List;

/// A mean as written.
sealed interface MeanLiteral {
  /// One number for every coordinate.
  record Scalar(double value) implements MeanLiteral {}

  /// A number for each coordinate.
  record Vector(List<Double> values) implements MeanLiteral {}

  /// How many coordinates it says there are; 0 if it does not say.
  default int dimension() {
    return switch (this) {
      case Scalar _ -> 0;
      case Vector vector -> vector.values.size();
    };
  }

  /// The mean in a given dimension.
  default double[] inDimension(int n) {
    List<Double> values =
        switch (this) {
          case Scalar scalar -> Collections.nCopies(n, scalar.value);
          case Vector vector -> vector.values;
        };
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
