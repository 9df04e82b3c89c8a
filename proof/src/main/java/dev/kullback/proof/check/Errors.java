package dev.kullback.proof.check;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.normal.NormalForm;
import dev.kullback.proof.normal.OutsideFragmentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The errors of earlier chains, end minus start, to recognise them where a later step uses those
/// chains.
final class Errors {

  private final Judge judge;
  private final List<Known> known = new ArrayList<>();

  Errors(Judge judge) {
    this.judge = judge;
  }

  /// The error of a chain; a guess if its last line had to be guessed.
  private record Known(String number, NormalForm error, boolean guessed) {}

  void remember(String number, Expr start, Expr end, boolean guessed) {
    Optional<NormalForm> a = judge.form(start);
    Optional<NormalForm> b = judge.form(end);
    if (a.isEmpty() || b.isEmpty() || !Judge.isScalar(start) || !Judge.isScalar(end)) {
      return;
    }
    try {
      NormalForm error = b.get().minus(a.get());
      if (!error.isZero()) {
        known.add(new Known(number, error, guessed));
      }
    } catch (OutsideFragmentException e) {
      assert known.size() < 10_000 : "an error outside the fragment is not recognised later";
    }
  }

  /// Says which earlier lines a false step takes its error from, if its error is exactly theirs.
  Optional<String> explain(Expr left, Expr right) {
    Optional<NormalForm> a = judge.form(left);
    Optional<NormalForm> b = judge.form(right);
    if (a.isEmpty() || b.isEmpty() || !Judge.isScalar(left) || !Judge.isScalar(right)) {
      return Optional.empty();
    }
    NormalForm error = b.get().minus(a.get());
    for (Known first : known) {
      for (NormalForm e : List.of(first.error(), first.error().negate())) {
        if (error.proves(e)) {
          return Optional.of(sentence(List.of(first)));
        }
        for (Known second : known) {
          if (!second.number().equals(first.number())
              && (error.proves(e.plus(second.error()))
                  || error.proves(e.plus(second.error().negate())))) {
            return Optional.of(sentence(List.of(first, second)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String sentence(List<Known> sources) {
    String numbers =
        String.join(" and ", sources.stream().map(k -> "(" + k.number() + ")").distinct().toList());
    boolean guessed = sources.stream().anyMatch(Known::guessed);
    String reading = guessed ? " (its last line read as guessed)" : "";
    return "this follows from the last lines of "
        + numbers
        + reading
        + ", whose errors it takes over unchanged";
  }
}
