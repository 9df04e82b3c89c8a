package dev.kullback.proof.point;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rational values for the parameters of a derivation, checked against what it declares.
public final class Point {

  private final int dimension;
  private final Map<String, Grid> values;

  private Point(int dimension, Map<String, Grid> values) {
    this.dimension = dimension;
    this.values = values;
  }

  /// Reads a point.
  ///
  /// The dimension is that of the vectors and matrices; where there are none it is `n=3`, or 1.
  ///
  /// @param text assignments such as `mu=(1,-1/2), sigma=(1/2,3)`
  /// @param declarations the laws whose parameters are wanted
  /// @return the point
  /// @throws IllegalArgumentException in one sentence, if a value is missing, of the wrong shape,
  ///   or not allowed
  public static Point parse(String text, Declarations declarations) {
    Map<String, Grid> values = new LinkedHashMap<>(PointReader.read(text));
    Map<String, Shape> wanted = wanted(declarations);
    int n = dimension(values, wanted);
    values.remove("n");
    for (String name : values.keySet()) {
      if (!wanted.containsKey(name)) {
        throw new IllegalArgumentException(
            "there is no parameter "
                + name
                + " here; the parameters are "
                + String.join(", ", wanted.keySet()));
      }
    }
    wanted.forEach((name, shape) -> check(name, shape, values.get(name), n));
    return new Point(n, values);
  }

  private static Map<String, Shape> wanted(Declarations declarations) {
    Map<String, Shape> wanted = new LinkedHashMap<>();
    for (Law law : declarations.laws().values()) {
      collect(law.mean(), declarations, wanted);
      collect(law.covariance(), declarations, wanted);
    }
    return wanted;
  }

  private static void collect(Expr expr, Declarations declarations, Map<String, Shape> into) {
    switch (expr) {
      case Expr.Symbol s when declarations.definitions().containsKey(s.name()) ->
          collect(declarations.definitions().get(s.name()), declarations, into);
      case Expr.Symbol s -> into.put(s.name(), s.shape());
      case Expr.Diagonal d -> collect(d.entry(), declarations, into);
      case Expr.Product p -> p.factors().forEach(f -> collect(f, declarations, into));
      case Expr.Power p -> collect(p.base(), declarations, into);
      case Expr.Component c -> collect(c.vector(), declarations, into);
      default -> {}
    }
  }

  private static int dimension(Map<String, Grid> values, Map<String, Shape> wanted) {
    List<Integer> sizes = new ArrayList<>();
    if (values.containsKey("n")) {
      sizes.add(values.get("n").at(0, 0).intValueExact());
    }
    wanted.forEach(
        (name, shape) -> {
          if (shape != Shape.SCALAR && values.containsKey(name)) {
            sizes.add(values.get(name).height());
          }
        });
    if (sizes.stream().distinct().count() > 1) {
      throw new IllegalArgumentException(
          "the values need one dimension, got "
              + sizes.stream()
                  .distinct()
                  .map(String::valueOf)
                  .collect(Collectors.joining(" and ")));
    }
    int n = sizes.isEmpty() ? 1 : sizes.getFirst();
    if (n < 1) {
      throw new IllegalArgumentException("the dimension needs to be at least 1, got " + n);
    }
    return n;
  }

  private static void check(String name, Shape shape, @Nullable Grid value, int n) {
    if (value == null) {
      throw new IllegalArgumentException(
          "the point needs a value for " + name + ", as in " + example(name, shape));
    }
    int width = shape == Shape.MATRIX ? n : 1;
    int height = shape == Shape.SCALAR ? 1 : n;
    if (value.height() != height || value.width() != width) {
      throw new IllegalArgumentException(
          name + " needs " + size(height, width) + ", got " + size(value.height(), value.width()));
    }
    if (name.matches("(sigma|tau).*")
        && value.rows().stream().anyMatch(row -> row.getFirst().signum() <= 0)) {
      throw new IllegalArgumentException(
          name + " needs positive values: it is a standard deviation");
    }
    if (shape == Shape.MATRIX && !value.isPositiveDefinite()) {
      throw new IllegalArgumentException(name + " needs to be symmetric and positive definite");
    }
  }

  private static String example(String name, Shape shape) {
    return name
        + switch (shape) {
          case SCALAR -> "=1/2";
          case MATRIX -> "=((2,1),(1,3))";
          default -> "=(1,2)";
        };
  }

  private static String size(int height, int width) {
    if (height == 1 && width == 1) {
      return "a number";
    }
    return width == 1 ? height + " numbers" : "a " + height + " by " + width + " matrix";
  }

  int dimension() {
    return dimension;
  }

  Grid value(String name) {
    Grid value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("nothing is known about the value of " + name);
    }
    return value;
  }

  /// The point as it is shown.
  ///
  /// @return such as "n = 2, μ = (1, −1/2), σ = (1/2, 3)"
  public String text() {
    List<String> parts = new ArrayList<>(List.of("n = " + dimension));
    values.forEach((name, value) -> parts.add(Greek.shown(name) + " = " + shown(value)));
    return String.join(", ", parts);
  }

  private static String shown(Grid value) {
    if (value.isNumber()) {
      return number(value, 0, 0);
    }
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < value.height(); i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < value.width(); j++) {
        row.add(number(value, i, j));
      }
      rows.add(value.width() == 1 ? row.getFirst() : "(" + String.join(", ", row) + ")");
    }
    return "(" + String.join(", ", rows) + ")";
  }

  private static String number(Grid value, int i, int j) {
    return value.at(i, j).toString().replace('-', '−');
  }
}
