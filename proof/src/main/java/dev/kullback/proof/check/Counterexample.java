package dev.kullback.proof.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A point at which the two sides of an equality differ.
///
/// @param n the dimension
/// @param values the values of the symbols, as fractions, by their canonical names
/// @param left the value of the left side, exact or by its first digits
/// @param right the value of the right side, exact or by its first digits
/// @param leftDecimal the left value in double precision
/// @param rightDecimal the right value in double precision
/// @param exact whether both values are exact; otherwise intervals tell them apart
public record Counterexample(
    int n,
    Map<String, List<String>> values,
    String left,
    String right,
    double leftDecimal,
    double rightDecimal,
    boolean exact) {

  /// Copies the map, keeping its order.
  public Counterexample {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
