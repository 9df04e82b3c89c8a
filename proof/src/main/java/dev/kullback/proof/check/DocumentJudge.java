package dev.kullback.proof.check;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.normal.NormalForms;
import dev.kullback.proof.read.Document;
import java.util.ArrayList;
import java.util.List;

/// Judges all equalities of a document.
public final class DocumentJudge {

  private DocumentJudge() {}

  /// The verdicts on a document.
  ///
  /// @param document the document
  /// @return the report
  public static Report judge(Document document) {
    Declarations declarations = document.declarations();
    NormalForms normalForms = new NormalForms(declarations);
    Judge judge = new Judge(declarations, normalForms);
    Errors errors = new Errors(judge);
    Repairs repairs = new Repairs(declarations, normalForms);
    ChainJudge chains = new ChainJudge(document, declarations, judge, repairs, errors);
    List<Equality> equalities = new ArrayList<>();
    for (Document.Display display : document.displays()) {
      int ordinal = 1;
      for (Document.Chain chain : display.chains()) {
        equalities.addAll(chains.judge(display, chain, ordinal));
        ordinal += chain.sides().size() - 1;
      }
    }
    return new Report(
        declarations, document.defaults(), equalities, conclusions(equalities, declarations));
  }

  private static List<String> conclusions(List<Equality> equalities, Declarations declarations) {
    List<String> conclusions = new ArrayList<>();
    List<Equality> wrong = equalities.stream().filter(e -> e.verdict() == Verdict.FALSE).toList();
    String one = declarations.dimension() + " = 1";
    boolean allInOneDimension =
        !wrong.isEmpty()
            && wrong.stream()
                .allMatch(e -> e.trueOnlyWhen() != null && e.trueOnlyWhen().contains(one));
    if (allInOneDimension) {
      conclusions.add("All false steps are true for " + one + ".");
    }
    boolean allTrue =
        !equalities.isEmpty() && equalities.stream().allMatch(e -> e.verdict() == Verdict.TRUE);
    if (allTrue) {
      conclusions.add("Every equality is proved, for every " + declarations.dimension() + " ≥ 1.");
    }
    return conclusions;
  }
}
