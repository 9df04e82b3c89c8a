package dev.kullback.proof.check;

import dev.kullback.proof.exact.Unknowns;
import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Span;
import dev.kullback.proof.normal.NormalForms;
import dev.kullback.proof.normal.OutsideFragmentException;
import dev.kullback.proof.print.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds under which simple condition a false equality is true: n = 1, μ = 0, σ = 1, or equal laws.
final class Conditions {

  private final Judge judge;
  private final Declarations declarations;
  private final Expr left;
  private final Expr right;
  private final List<Unknowns.Unknown> unknowns;

  Conditions(Judge judge, Declarations declarations, Expr left, Expr right) {
    this.judge = judge;
    this.declarations = declarations;
    this.left = left;
    this.right = right;
    this.unknowns = Unknowns.of(declarations, left, right).all();
  }

  /// The conditions that suffice by themselves; if none does, the first pair that does.
  List<String> sufficient() {
    List<String> found = new ArrayList<>();
    if (judge.holdsInOneDimension(left, right)) {
      found.add(declarations.dimension() + " = 1");
    }
    List<Substitution> substitutions = substitutions();
    for (Substitution s : substitutions) {
      if (holds(s.apply(declarations))) {
        found.add(s.words());
      }
    }
    return found.isEmpty() ? pairs(substitutions) : found;
  }

  private List<String> pairs(List<Substitution> substitutions) {
    for (int a = 0; a < substitutions.size(); a++) {
      for (int b = a + 1; b < substitutions.size(); b++) {
        Substitution first = substitutions.get(a);
        Substitution second = substitutions.get(b);
        if (!first.name().equals(second.name()) && holds(second.apply(first.apply(declarations)))) {
          return List.of(first.words() + " and " + second.words());
        }
      }
    }
    return List.of();
  }

  private boolean holds(Declarations changed) {
    try {
      NormalForms forms = new NormalForms(changed);
      return forms.of(left).proves(forms.of(right));
    } catch (OutsideFragmentException e) {
      return false;
    }
  }

  /// A symbol given a special value.
  private record Substitution(String name, Expr meaning, String words) {
    Declarations apply(Declarations declarations) {
      return declarations.withDefinition(name, meaning);
    }
  }

  private List<Substitution> substitutions() {
    List<Substitution> list = new ArrayList<>();
    for (Unknowns.Unknown u : unknowns) {
      special(u).ifPresent(list::add);
    }
    for (Unknowns.Unknown u : unknowns) {
      partner(u).ifPresent(list::add);
    }
    return list;
  }

  /// μ = 0, σ = 1, Σ = I.
  private static Optional<Substitution> special(Unknowns.Unknown u) {
    String shown = shown(u.name());
    return switch (u.shape()) {
      case SCALAR ->
          u.positive()
              ? Optional.of(new Substitution(u.name(), Formula.ONE, shown + " = 1"))
              : Optional.of(new Substitution(u.name(), Formula.ZERO, shown + " = 0"));
      case VECTOR, ROW ->
          u.positive()
              ? Optional.of(new Substitution(u.name(), Formula.vector("1"), shown + " = 1"))
              : Optional.of(new Substitution(u.name(), Formula.ZERO, shown + " = 0"));
      case MATRIX -> Optional.of(new Substitution(u.name(), Formula.IDENTITY, shown + " = I"));
    };
  }

  /// μ_1 = μ_2, σ_1 = σ_2, Σ_1 = Σ_2.
  private Optional<Substitution> partner(Unknowns.Unknown u) {
    if (!u.name().endsWith("_1")) {
      return Optional.empty();
    }
    String other = u.name().substring(0, u.name().length() - 1) + "2";
    return unknowns.stream()
        .filter(v -> v.name().equals(other))
        .findFirst()
        .map(v -> new Substitution(u.name(), symbol(v), shown(u.name()) + " = " + shown(other)));
  }

  private static Expr symbol(Unknowns.Unknown u) {
    return switch (u.shape()) {
      case SCALAR -> Formula.scalar(u.name());
      case VECTOR, ROW -> Formula.vector(u.name());
      case MATRIX -> Formula.matrix(u.name());
    };
  }

  private static String shown(String name) {
    Expr symbol = new Expr.Symbol(name, Shape.SCALAR, Span.NONE);
    return PlainText.of(symbol);
  }
}
