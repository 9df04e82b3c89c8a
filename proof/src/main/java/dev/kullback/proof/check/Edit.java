package dev.kullback.proof.check;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Tree;
import java.util.ArrayList;
import java.util.List;

/// A change at one place of an expression.
///
/// @param path the way from the root to the place: which part, then which part of it, …
/// @param replacement what is put there
/// @param what the change in words
record Edit(List<Integer> path, Expr replacement, String what) {

  Edit {
    path = List.copyOf(path);
  }

  /// The expression with the change made.
  Expr apply(Expr expr) {
    return apply(expr, 0);
  }

  private Expr apply(Expr expr, int depth) {
    if (depth == path.size()) {
      return replacement;
    }
    List<Expr> parts = new ArrayList<>(Tree.children(expr));
    int place = path.get(depth);
    parts.set(place, apply(parts.get(place), depth + 1));
    return Tree.with(expr, parts);
  }

  /// Whether neither place lies inside the other.
  boolean isApartFrom(Edit other) {
    int common = Math.min(path.size(), other.path.size());
    return !path.subList(0, common).equals(other.path.subList(0, common));
  }
}
