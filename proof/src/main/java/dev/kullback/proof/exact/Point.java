package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values for the symbols of a derivation: the dimension, scalars, vectors, and covariance matrices
/// by their lower triangular roots.
///
/// @param dimension the dimension n
/// @param scalars the scalars by name
/// @param vectors the vectors by name, n components each
/// @param roots the roots L of the matrices L Lᵀ by name, row by row
public record Point(
    int dimension,
    Map<String, Rational> scalars,
    Map<String, List<Rational>> vectors,
    Map<String, List<List<Rational>>> roots) {

  /// Copies the maps.
  public Point {
    scalars = new LinkedHashMap<>(scalars);
    vectors = new LinkedHashMap<>(vectors);
    roots = new LinkedHashMap<>(roots);
  }

  /// The point with another value of a vector.
  ///
  /// @param name the vector
  /// @param value its components
  /// @return the changed point
  Point withVector(String name, List<Rational> value) {
    Map<String, List<Rational>> changed = new LinkedHashMap<>(vectors);
    changed.put(name, value);
    return new Point(dimension, scalars, changed, roots);
  }

  /// The point with another value of a scalar.
  ///
  /// @param name the scalar
  /// @param value its value
  /// @return the changed point
  Point withScalar(String name, Rational value) {
    Map<String, Rational> changed = new LinkedHashMap<>(scalars);
    changed.put(name, value);
    return new Point(dimension, changed, vectors, roots);
  }
}
