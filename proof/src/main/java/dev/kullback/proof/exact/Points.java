package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The points at which equalities are tried, in their fixed order: small dimensions first, then
/// means from 0 and 1, deviations from 1, 2, 1/2, 3, simple values before others.
public final class Points {

  private static final List<Rational> MEANS = List.of(Rational.ZERO, Rational.ONE);
  private static final List<Rational> NUMBERS =
      List.of(Rational.ZERO, Rational.ONE, Rational.TWO, Rational.of(-1));
  private static final List<Rational> DEVIATIONS =
      List.of(Rational.ONE, Rational.TWO, Rational.HALF, Rational.of(3));
  private static final int MOST_COST = 4;
  private static final int MOST_POINTS = 90;

  private final Unknowns unknowns;

  /// The points that give values to symbols.
  ///
  /// @param unknowns the symbols
  public Points(Unknowns unknowns) {
    this.unknowns = unknowns;
  }

  /// A number that has to be chosen: a scalar, a component, or an entry of a root.
  private record Slot(String name, Shape shape, int row, int column, List<Rational> values) {}

  /// The points of a dimension: all cheap ones, then a generic one.
  ///
  /// @param n the dimension
  /// @return the points in their order
  public List<Point> ofDimension(int n) {
    List<Slot> slots = slots(n);
    List<Point> points = new ArrayList<>();
    for (int cost = 0; cost <= MOST_COST && points.size() < MOST_POINTS; cost++) {
      choose(n, slots, new ArrayList<>(), cost, points);
    }
    points.add(generic(n, slots));
    return points;
  }

  /// A point without any pattern, so that a chance agreement is unlikely.
  ///
  /// @param n the dimension
  /// @return the point
  public Point generic(int n) {
    return generic(n, slots(n));
  }

  private List<Slot> slots(int n) {
    List<Slot> slots = new ArrayList<>();
    for (Unknowns.Unknown u : unknowns.all()) {
      switch (u.shape()) {
        case SCALAR ->
            slots.add(new Slot(u.name(), u.shape(), 0, 0, u.positive() ? DEVIATIONS : NUMBERS));
        case VECTOR, ROW -> {
          for (int k = 0; k < n; k++) {
            slots.add(new Slot(u.name(), Shape.VECTOR, k, 0, u.positive() ? DEVIATIONS : MEANS));
          }
        }
        case MATRIX -> {
          for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
              slots.add(new Slot(u.name(), Shape.MATRIX, i, j, i == j ? DEVIATIONS : MEANS));
            }
          }
        }
      }
    }
    return slots;
  }

  /// All choices whose places in their lists add up to the cost.
  private void choose(
      int n, List<Slot> slots, List<Rational> chosen, int cost, List<Point> points) {
    if (points.size() >= MOST_POINTS) {
      return;
    }
    int k = chosen.size();
    if (k == slots.size()) {
      if (cost == 0) {
        points.add(point(n, slots, chosen));
      }
      return;
    }
    List<Rational> values = slots.get(k).values();
    for (int place = 0; place < values.size() && place <= cost; place++) {
      chosen.add(values.get(place));
      choose(n, slots, chosen, cost - place, points);
      chosen.removeLast();
    }
  }

  /// Values without any pattern, so that a chance agreement is unlikely.
  private static Point generic(int n, List<Slot> slots) {
    List<Rational> values = new ArrayList<>();
    for (int k = 0; k < slots.size(); k++) {
      boolean positive = slots.get(k).values().equals(DEVIATIONS);
      values.add(
          positive ? Rational.of(2 * k + 3, k + 2) : Rational.of(k % 2 == 0 ? 3 * k + 2 : -k, 5));
    }
    return point(n, slots, values);
  }

  private static Point point(int n, List<Slot> slots, List<Rational> values) {
    Map<String, Rational> scalars = new LinkedHashMap<>();
    Map<String, List<Rational>> vectors = new LinkedHashMap<>();
    Map<String, List<List<Rational>>> roots = new LinkedHashMap<>();
    for (int k = 0; k < slots.size(); k++) {
      Slot slot = slots.get(k);
      Rational value = values.get(k);
      switch (slot.shape()) {
        case SCALAR -> scalars.put(slot.name(), value);
        case VECTOR, ROW -> vectors.computeIfAbsent(slot.name(), _ -> new ArrayList<>()).add(value);
        case MATRIX ->
            roots
                .computeIfAbsent(slot.name(), _ -> zeros(n))
                .get(slot.row())
                .set(slot.column(), value);
      }
    }
    Map<String, List<List<Rational>>> matrices = new LinkedHashMap<>();
    roots.forEach((name, rows) -> matrices.put(name, squared(new Matrix(rows)).rows()));
    return new Point(n, scalars, vectors, matrices);
  }

  /// L Lᵀ is positive definite whatever L has below its diagonal.
  private static Matrix squared(Matrix root) {
    return root.times(root.transpose());
  }

  private static List<List<Rational>> zeros(int n) {
    List<List<Rational>> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(new ArrayList<>(Collections.nCopies(n, Rational.ZERO)));
    }
    return rows;
  }
}
