package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What names stand for while an expression is evaluated: the point, the variables bound by
/// integrals and expectations, the indices bound by sums; and how much work has been done.
final class Scope {

  private static final int DEEPEST = 400;

  /// An operation on enclosures takes as long as some hundred on fractions.
  private static final int STEPS_OF_ENCLOSURE = 200;

  private final Declarations declarations;
  private final Deque<String> bound = new ArrayDeque<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private final int mostSteps;
  private Point point;
  private int steps;
  private int depth;

  Scope(Declarations declarations, Point point, int mostSteps) {
    this.mostSteps = mostSteps;
    this.declarations = declarations;
    this.point = point;
  }

  Point point() {
    return point;
  }

  int dimension() {
    return point.dimension();
  }

  boolean isDimension(String name) {
    return name.equals(declarations.dimension());
  }

  void enter() {
    count(1);
    if (++depth > DEEPEST) {
      throw new NotExactException("the expression is nested more than " + DEEPEST + " deep");
    }
  }

  void leave() {
    depth--;
  }

  /// Counts the value too, if it is dear.
  Real counted(Real value) {
    if (value instanceof Enclosure) {
      count(STEPS_OF_ENCLOSURE);
    }
    return value;
  }

  private void count(int more) {
    steps += more;
    if (steps > mostSteps) {
      throw new NotExactException("the value takes more than " + mostSteps + " steps");
    }
  }

  /// What a symbol abbreviates, unless a bound variable hides it.
  @Nullable Expr meaning(String name) {
    return bound.contains(name) ? null : declarations.definitions().get(name);
  }

  /// Whether one of the names stands for a bound variable here.
  boolean binds(Set<String> names) {
    for (String name : bound) {
      if (names.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /// Evaluates with a variable bound to a node of a quadrature.
  <T> T bind(Expr.Symbol variable, Matrix value, Supplier<T> body) {
    Point outer = point;
    bound.push(variable.name());
    point =
        variable.shape() == Shape.SCALAR
            ? point.withScalar(variable.name(), value.at(0, 0))
            : point.withVector(variable.name(), value.transpose().rows().getFirst());
    try {
      return body.get();
    } finally {
      bound.pop();
      point = outer;
    }
  }

  /// Evaluates with an index bound to a number.
  <T> T bindIndex(String index, int value, Supplier<T> body) {
    Integer outer = indices.put(index, value);
    try {
      return body.get();
    } finally {
      if (outer == null) {
        indices.remove(index);
      } else {
        indices.put(index, outer);
      }
    }
  }

  /// The place of a component, counted from 0.
  int place(Index index) {
    int value =
        switch (index) {
          case Index.Fixed(int number) -> number;
          case Index.Variable(String name) -> indices.getOrDefault(name, 1);
        };
    if (value < 1 || value > dimension()) {
      throw new NotExactException("there is no component " + value);
    }
    return value - 1;
  }
}
