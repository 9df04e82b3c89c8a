package dev.kullback.proof.check;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.ShapeException;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Tree;
import dev.kullback.proof.normal.NormalForm;
import dev.kullback.proof.normal.NormalForms;
import dev.kullback.proof.normal.OutsideFragmentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for one edit, else for two, after which an expression is proved to equal what it should.
final class Repairs {

  /// Repairs of longer lines than people write would take long and teach little.
  private static final int LARGEST = 160;

  private final Declarations declarations;
  private final NormalForms normalForms;

  Repairs(Declarations declarations, NormalForms normalForms) {
    this.declarations = declarations;
    this.normalForms = normalForms;
  }

  /// An edit with the change of the normal form it brings.
  private record Effect(Edit edit, NormalForm change) {}

  Optional<Repair> of(Expr expr, NormalForm goal) {
    if (size(expr) > LARGEST) {
      return Optional.empty();
    }
    try {
      return search(expr, goal);
    } catch (OutsideFragmentException e) {
      return Optional.empty();
    }
  }

  private static int size(Expr expr) {
    return 1 + Tree.children(expr).stream().mapToInt(Repairs::size).sum();
  }

  private Optional<Repair> search(Expr expr, NormalForm goal) {
    NormalForm current = normalForms.of(expr);
    NormalForm needed = goal.minus(current);
    List<Effect> effects = effects(expr, current);
    for (Effect e : effects) {
      if (e.change().proves(needed)) {
        return proved(e.edit().apply(expr), e.edit().what(), goal);
      }
    }
    return pair(expr, effects, needed, goal);
  }

  private List<Effect> effects(Expr expr, NormalForm current) {
    List<Effect> effects = new ArrayList<>();
    for (Edit edit : Edits.of(expr, declarations)) {
      change(edit.apply(expr), current).ifPresent(c -> effects.add(new Effect(edit, c)));
    }
    return effects;
  }

  private Optional<NormalForm> change(Expr edited, NormalForm current) {
    try {
      return Shapes.of(edited) == Shape.SCALAR
          ? Optional.of(normalForms.of(edited).minus(current))
          : Optional.empty();
    } catch (OutsideFragmentException | ShapeException e) {
      return Optional.empty();
    }
  }

  /// Two edits at different places whose changes add up to what is needed.
  private Optional<Repair> pair(
      Expr expr, List<Effect> effects, NormalForm needed, NormalForm goal) {
    Map<NormalForm, List<Effect>> byChange = new HashMap<>();
    effects.forEach(e -> byChange.computeIfAbsent(e.change(), _ -> new ArrayList<>()).add(e));
    for (Effect first : effects) {
      NormalForm rest = needed.minus(first.change());
      for (Effect second : byChange.getOrDefault(rest, List.of())) {
        if (first.edit().isApartFrom(second.edit())) {
          Expr both = second.edit().apply(first.edit().apply(expr));
          String what = first.edit().what() + ", and " + second.edit().what();
          Optional<Repair> repair = proved(both, what, goal);
          if (repair.isPresent()) {
            return repair;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Repair> proved(Expr expr, String what, NormalForm goal) {
    NormalForm form = normalForms.of(expr);
    return form.proves(goal) ? Optional.of(new Repair(expr, what)) : Optional.empty();
  }
}
