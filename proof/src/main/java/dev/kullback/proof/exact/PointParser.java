package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads rational values for the parameters of a derivation, checked against what it declares.
public final class PointParser {

  private PointParser() {}

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
    Map<String, Matrix> values = new LinkedHashMap<>(PointReader.read(text));
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
    return point(n, wanted, values);
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

  private static int dimension(Map<String, Matrix> values, Map<String, Shape> wanted) {
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

  private static void check(String name, Shape shape, @Nullable Matrix value, int n) {
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

  private static Point point(int n, Map<String, Shape> wanted, Map<String, Matrix> values) {
    Map<String, Rational> scalars = new LinkedHashMap<>();
    Map<String, List<Rational>> vectors = new LinkedHashMap<>();
    Map<String, List<List<Rational>>> matrices = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          switch (Objects.requireNonNull(wanted.get(name))) {
            case SCALAR -> scalars.put(name, value.at(0, 0));
            case VECTOR, ROW -> vectors.put(name, value.transpose().rows().getFirst());
            case MATRIX -> matrices.put(name, value.rows());
          }
        });
    return new Point(n, scalars, vectors, matrices);
  }
}
