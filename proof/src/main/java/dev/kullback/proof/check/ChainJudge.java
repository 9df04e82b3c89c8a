package dev.kullback.proof.check;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.normal.NormalForm;
import dev.kullback.proof.normal.OutsideFragmentException;
import dev.kullback.proof.print.PlainText;
import dev.kullback.proof.read.Document;
import dev.kullback.proof.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges the steps of one chain, each by itself and against the chain's start.
final class ChainJudge {

  private final Document document;
  private final Declarations declarations;
  private final Judge judge;
  private final Repairs repairs;
  private final Errors errors;

  /// Where the chain left its start, and the id of that step.
  private @Nullable String falseSince;

  ChainJudge(
      Document document, Declarations declarations, Judge judge, Repairs repairs, Errors errors) {
    this.document = document;
    this.declarations = declarations;
    this.judge = judge;
    this.repairs = repairs;
    this.errors = errors;
  }

  /// The verdicts on a chain whose first equality has the given ordinal in its display.
  List<Equality> judge(Document.Display display, Document.Chain chain, int ordinal) {
    List<Document.Part> sides = chain.sides();
    List<@Nullable Reading> readings = new Path(judge).choose(sides);
    List<Equality> equalities = new ArrayList<>();
    falseSince = null;
    Reading start = readings.getFirst();
    Reading left = start;
    for (int k = 1; k < sides.size(); k++) {
      Step step =
          new Step(
              display.number() + "." + (ordinal + k - 1),
              sides.get(k),
              left,
              readings.get(k),
              start);
      if (readings.get(k) == null) {
        equalities.add(unreadable(step, sides.get(k - 1)));
      } else if (left == null) {
        equalities.add(withoutLeft(step, sides.getFirst()));
      } else {
        equalities.add(readable(step, k));
      }
      left = readings.get(k) == null ? left : readings.get(k);
    }
    remember(display, readings, sides);
    return equalities;
  }

  private record Step(
      String id,
      Document.Part part,
      @Nullable Reading left,
      @Nullable Reading right,
      @Nullable Reading start) {}

  private void remember(
      Document.Display display, List<@Nullable Reading> readings, List<Document.Part> sides) {
    Reading start = readings.getFirst();
    if (start == null) {
      return;
    }
    Reading end = readings.getLast();
    List<Reading> ends = end != null ? List.of(end) : sides.getLast().guesses();
    for (Reading r : ends) {
      errors.remember(display.number(), start.expr(), r.expr(), end == null);
    }
  }

  private int line(Document.Part part) {
    return document.line(part.span().start());
  }

  private Equality unreadable(Step step, Document.Part before) {
    List<String> notes = new ArrayList<>(step.part().problems());
    if (step.part().problems().isEmpty()) {
      notes.add("a bracket has no partner, and the ways to supply one do not mean the same");
    }
    Reading left = step.left();
    for (Reading guess : step.part().guesses()) {
      notes.add(guessed(guess, left, step.start()));
    }
    if (before.readings().isEmpty()) {
      notes.add("the side before it cannot be read either");
    }
    return equality(step, Verdict.UNREADABLE, null, null, null, null, null, notes);
  }

  /// A candidate reading with its verdicts, as a step and against the start.
  private String guessed(Reading guess, @Nullable Reading left, @Nullable Reading start) {
    StringBuilder note =
        new StringBuilder("read ")
            .append(String.join(", ", guess.notes()))
            .append(": ")
            .append(PlainText.of(guess.expr()));
    if (left != null) {
      note.append(" — as a step ").append(judge.judge(left.expr(), guess.expr()).verdict());
    }
    if (start != null) {
      boolean equal = judge.proves(start.expr(), guess.expr());
      note.append(equal ? ", equal" : ", not proved equal").append(" to the start of the chain");
    }
    return note.toString();
  }

  private Equality withoutLeft(Step step, Document.Part first) {
    List<String> notes = new ArrayList<>();
    notes.add("the left side cannot be read");
    notes.addAll(first.problems());
    return equality(step, Verdict.UNREADABLE, null, null, null, null, null, notes);
  }

  private Equality readable(Step step, int place) {
    Expr left = Objects.requireNonNull(step.left()).expr();
    Expr right = Objects.requireNonNull(step.right()).expr();
    Judge.Judgement judgement = judge.judge(left, right);
    List<String> notes = new ArrayList<>(step.right().notes());
    if (place == 1) {
      notes.addAll(step.left().notes());
    }
    notes.addAll(judgement.notes());
    Boolean equalsStart = equalsStart(step, right, judgement, place);
    track(step, judgement, equalsStart, notes);
    if (judgement.verdict() != Verdict.FALSE) {
      Repair repair = Boolean.FALSE.equals(equalsStart) ? repair(step, right) : null;
      return equality(step, judgement.verdict(), equalsStart, null, null, null, repair, notes);
    }
    errors.explain(left, right).ifPresent(notes::add);
    List<String> conditions = new Conditions(judge, declarations, left, right).sufficient();
    return equality(
        step,
        Verdict.FALSE,
        equalsStart,
        judge.difference(left, right).orElse(null),
        judgement.counterexample(),
        conditions.isEmpty() ? null : String.join("; or ", conditions),
        repair(step, right),
        notes);
  }

  private @Nullable Boolean equalsStart(
      Step step, Expr right, Judge.Judgement judgement, int place) {
    if (place == 1 || step.start() == null || step.start().equals(step.left())) {
      return switch (judgement.verdict()) {
        case TRUE, TRUE_IF -> true;
        case FALSE -> false;
        default -> null;
      };
    }
    boolean provedStep =
        judgement.verdict() == Verdict.TRUE || judgement.verdict() == Verdict.TRUE_IF;
    if (provedStep && falseSince != null) {
      return false;
    }
    if (judge.proves(step.start().expr(), right)) {
      return true;
    }
    return switch (judge.judge(step.start().expr(), right).verdict()) {
      case TRUE, TRUE_IF -> true;
      case FALSE -> false;
      default -> null;
    };
  }

  private void track(
      Step step, Judge.Judgement judgement, @Nullable Boolean equalsStart, List<String> notes) {
    boolean held = judgement.verdict() == Verdict.TRUE || judgement.verdict() == Verdict.TRUE_IF;
    if (Boolean.FALSE.equals(equalsStart)) {
      if (falseSince == null) {
        falseSince = step.id();
      } else if (held) {
        notes.add(
            "a true step, but no longer equal to the start of the chain since ("
                + falseSince
                + ")");
      }
    } else if (Boolean.TRUE.equals(equalsStart)) {
      if (judgement.verdict() == Verdict.FALSE) {
        notes.add("equal to the start of the chain again: the errors cancel");
      }
      falseSince = null;
    }
  }

  private @Nullable Repair repair(Step step, Expr right) {
    Reading start = step.start() == null ? step.left() : step.start();
    if (start == null || !Judge.isScalar(right)) {
      return null;
    }
    Optional<NormalForm> goal = judge.form(start.expr());
    try {
      return goal.flatMap(g -> repairs.of(right, g)).orElse(null);
    } catch (OutsideFragmentException e) {
      return null;
    }
  }

  private Equality equality(
      Step step,
      Verdict verdict,
      @Nullable Boolean equalsStart,
      @Nullable Expr difference,
      @Nullable Counterexample counterexample,
      @Nullable String trueOnlyWhen,
      @Nullable Repair repair,
      List<String> notes) {
    return new Equality(
        step.id(),
        line(step.part()),
        step.part().span(),
        step.part().source(),
        step.left() == null ? null : step.left().expr(),
        step.right() == null ? null : step.right().expr(),
        verdict,
        equalsStart,
        difference,
        counterexample,
        trueOnlyWhen,
        repair,
        notes.stream().distinct().toList());
  }
}
