package dev.kullback.proof.check;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.normal.NormalForm;
import dev.kullback.proof.normal.NormalForms;
import dev.kullback.proof.normal.OutsideFragmentException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides a single equality.
final class Judge {

  private final Declarations declarations;
  private final NormalForms normalForms;
  private final Search search;
  private final IdentityHashMap<Expr, Outcome> outcomes = new IdentityHashMap<>();

  Judge(Declarations declarations, NormalForms normalForms) {
    this.declarations = declarations;
    this.normalForms = normalForms;
    this.search = new Search(declarations);
  }

  /// A normal form, or why there is none.
  private record Outcome(Optional<NormalForm> form, String reason) {}

  /// What is known about left = right.
  ///
  /// @param verdict the verdict
  /// @param counterexample for FALSE
  /// @param notes conditions and reasons
  record Judgement(Verdict verdict, @Nullable Counterexample counterexample, List<String> notes) {}

  /// The normal form, if the expression has one.
  Optional<NormalForm> form(Expr expr) {
    return outcome(expr).form();
  }

  private Outcome outcome(Expr expr) {
    return outcomes.computeIfAbsent(expr, this::compute);
  }

  private Outcome compute(Expr expr) {
    try {
      return new Outcome(Optional.of(normalForms.of(expr)), "");
    } catch (OutsideFragmentException e) {
      return new Outcome(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /// Whether the two are proved equal.
  boolean proves(Expr left, Expr right) {
    Optional<NormalForm> a = form(left);
    Optional<NormalForm> b = form(right);
    return a.isPresent() && b.isPresent() && sameShape(left, right) && proves(a.get(), b.get());
  }

  private static boolean proves(NormalForm a, NormalForm b) {
    try {
      return a.proves(b);
    } catch (OutsideFragmentException e) {
      return false;
    }
  }

  private static boolean sameShape(Expr left, Expr right) {
    return Shapes.isZero(left) || Shapes.isZero(right) || Shapes.of(left) == Shapes.of(right);
  }

  Judgement judge(Expr left, Expr right) {
    if (!sameShape(left, right)) {
      return new Judgement(Verdict.UNREADABLE, null, List.of(mismatch(left, right)));
    }
    if (proves(left, right)) {
      return proved(left, right);
    }
    Search.Result result = search.run(left, right, holdsInOneDimension(left, right) ? 2 : 1);
    List<String> notes = new ArrayList<>();
    if (result.model()) {
      notes.add("values " + Interpretation.IN_WORDS);
    }
    if (result.counterexample() != null) {
      if (!result.counterexample().exact()) {
        notes.add("the values have no exact form; they are enclosed by intervals of 50 digits");
      }
      return new Judgement(Verdict.FALSE, result.counterexample(), notes);
    }
    return undecided(left, right, result, notes);
  }

  /// Whether the two are proved equal for n = 1.
  boolean holdsInOneDimension(Expr left, Expr right) {
    try {
      return form(left)
          .flatMap(a -> form(right).map(a::minus))
          .flatMap(d -> d.atDimension(1))
          .filter(NormalForm::isZero)
          .isPresent();
    } catch (OutsideFragmentException e) {
      return false;
    }
  }

  private static String mismatch(Expr left, Expr right) {
    return "the left side is a "
        + Shapes.name(Shapes.of(left))
        + ", the right side a "
        + Shapes.name(Shapes.of(right));
  }

  private Judgement proved(Expr left, Expr right) {
    if (search.contradicts(left, right)) {
      return new Judgement(
          Verdict.TESTED,
          null,
          List.of(
              "the proof and the values disagree; this is an error of the checker, please report"
                  + " it"));
    }
    List<String> assumptions = new ArrayList<>();
    form(left).ifPresent(f -> assumptions.addAll(f.assumptions()));
    form(right).ifPresent(f -> assumptions.addAll(f.assumptions()));
    List<String> conditions = assumptions.stream().distinct().map(a -> "true if " + a).toList();
    return new Judgement(conditions.isEmpty() ? Verdict.TRUE : Verdict.TRUE_IF, null, conditions);
  }

  private Judgement undecided(Expr left, Expr right, Search.Result result, List<String> notes) {
    for (Expr side : List.of(left, right)) {
      if (form(side).isEmpty()) {
        notes.add("not decided: " + outcome(side).reason());
      }
    }
    if (result.agreements() > 0) {
      notes.add(
          "equal at all "
              + result.agreements()
              + " points tried"
              + (result.enclosed() > 0 ? ", to 30 digits where values are not exact" : "")
              + ", which is not a proof");
      return new Judgement(Verdict.TESTED, null, notes);
    }
    if (notes.isEmpty()) {
      notes.add("neither a proof nor a counterexample was found");
    }
    return new Judgement(Verdict.UNREADABLE, null, notes);
  }

  /// left - right as a formula, if both have normal forms.
  Optional<Expr> difference(Expr left, Expr right) {
    try {
      return form(left).flatMap(a -> form(right).map(a::minus)).map(d -> d.toExpr(declarations));
    } catch (OutsideFragmentException e) {
      return Optional.empty();
    }
  }

  static boolean isScalar(Expr expr) {
    return Shapes.of(expr) == Shape.SCALAR;
  }
}
