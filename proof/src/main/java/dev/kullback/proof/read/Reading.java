package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import java.util.List;

/// One way to read a side.
///
/// @param expr what it says
/// @param notes what had to be decided or assumed to read it so
/// @param repaired whether a bracket had to be added or dropped
public record Reading(Expr expr, List<String> notes, boolean repaired) {

  /// Copies the list.
  public Reading {
    notes = List.copyOf(notes);
  }
}
