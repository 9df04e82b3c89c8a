package dev.kullback.proof.check;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The verdict on one equality.
///
/// @param id number of the display, a dot, and which equals sign of it: `1.6`
/// @param line the line of its right side, counted from 1
/// @param span where its right side stands
/// @param text its right side as it was written
/// @param left what its left side was read as, null if it cannot be read
/// @param right what its right side was read as, null if it cannot be read
/// @param verdict whether it holds as a step
/// @param equalsChainStart whether the right side equals the first side of the chain; null if
///   unknown
/// @param difference left minus right as a formula, for a false step
/// @param counterexample a point where a false step fails
/// @param trueOnlyWhen where a false step is true everywhere, such as `n = 1`
/// @param repair a right side near this one that is proved to equal the start of the chain
/// @param notes what else is worth saying
public record Equality(
    String id,
    int line,
    Span span,
    String text,
    @Nullable Expr left,
    @Nullable Expr right,
    Verdict verdict,
    @Nullable Boolean equalsChainStart,
    @Nullable Expr difference,
    @Nullable Counterexample counterexample,
    @Nullable String trueOnlyWhen,
    @Nullable Repair repair,
    List<String> notes) {

  /// Copies the list.
  public Equality {
    notes = List.copyOf(notes);
  }
}
