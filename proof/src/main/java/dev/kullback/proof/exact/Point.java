package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Values for the symbols of a derivation: the dimension, scalars, vectors, and covariance matrices
/// row by row.
///
/// @param dimension the dimension n
/// @param scalars the scalars by name
/// @param vectors the vectors by name, n components each
/// @param matrices the matrices by name, row by row
public record Point(
    int dimension,
    Map<String, Rational> scalars,
    Map<String, List<Rational>> vectors,
    Map<String, List<List<Rational>>> matrices) {

  /// Copies the maps.
  public Point {
    scalars = new LinkedHashMap<>(scalars);
    vectors = new LinkedHashMap<>(vectors);
    matrices = new LinkedHashMap<>(matrices);
  }

  /// The point in words, as it is shown: n = 2, μ = (1, −1/2), σ = (1/2, 3).
  ///
  /// @return the dimension and the values
  public String text() {
    List<String> parts = new ArrayList<>(List.of("n = " + dimension));
    vectors.forEach((name, v) -> parts.add(Greek.shown(name) + " = " + shown(v)));
    scalars.forEach((name, v) -> parts.add(Greek.shown(name) + " = " + number(v)));
    matrices.forEach(
        (name, rows) ->
            parts.add(
                Greek.shown(name)
                    + " = "
                    + rows.stream().map(Point::shown).collect(Collectors.joining(", ", "(", ")"))));
    return String.join(", ", parts);
  }

  private static String shown(List<Rational> values) {
    return values.size() == 1
        ? number(values.getFirst())
        : values.stream().map(Point::number).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String number(Rational value) {
    return value.toString().replace('-', '−');
  }

  /// The point with another value of a vector.
  ///
  /// @param name the vector
  /// @param value its components
  /// @return the changed point
  Point withVector(String name, List<Rational> value) {
    Map<String, List<Rational>> changed = new LinkedHashMap<>(vectors);
    changed.put(name, value);
    return new Point(dimension, scalars, changed, matrices);
  }

  /// The point with another value of a scalar.
  ///
  /// @param name the scalar
  /// @param value its value
  /// @return the changed point
  Point withScalar(String name, Rational value) {
    Map<String, Rational> changed = new LinkedHashMap<>(scalars);
    changed.put(name, value);
    return new Point(dimension, changed, vectors, matrices);
  }
}
