package dev.kullback.proof.check;

import dev.kullback.proof.expr.Declarations;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The verdicts on all equalities of a text.
///
/// @param declarations what the text was read to declare
/// @param defaults what was taken for granted because the text does not declare it
/// @param equalities the verdicts, in the order of the text
/// @param conclusions what can be said about the text as a whole
public record Report(
    Declarations declarations,
    List<String> defaults,
    List<Equality> equalities,
    List<String> conclusions) {

  /// Copies the lists.
  public Report {
    defaults = List.copyOf(defaults);
    equalities = List.copyOf(equalities);
    conclusions = List.copyOf(conclusions);
  }

  /// How many equalities have each verdict; verdicts that do not occur are left out.
  ///
  /// @return the counts
  public Map<Verdict, Integer> summary() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    equalities.forEach(e -> counts.merge(e.verdict(), 1, Integer::sum));
    return counts;
  }

  /// Whether an equality was refuted.
  ///
  /// @return true if some verdict is FALSE
  public boolean hasFalse() {
    return equalities.stream().anyMatch(e -> e.verdict() == Verdict.FALSE);
  }
}
