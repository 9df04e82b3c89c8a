package dev.kullback.proof.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.Checker;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The checker on claims whose verdicts an independent program has worked out.
class CorpusTest {

  private static List<Claim> claims() {
    return Claim.all();
  }

  @ParameterizedTest
  @MethodSource("claims")
  void nothingTrueIsCalledFalseAndNothingFalseTrue(Claim claim) {
    List<Equality> equalities = Checker.check(claim.text()).equalities();
    assertEquals(claim.says().size(), equalities.size(), () -> "equalities found: " + equalities);
    for (int k = 0; k < equalities.size(); k++) {
      Equality equality = equalities.get(k);
      assertNotEquals(wrong(claim.says().get(k)), equality.verdict(), equality::toString);
      if (claim.says().get(k).equals("UNDECIDED")) {
        assertNotEquals(Verdict.TRUE, equality.verdict(), equality::toString);
      }
    }
  }

  /// The verdict that would be the contrary of the right one.
  private static Verdict wrong(String said) {
    return said.equals("TRUE")
        ? Verdict.FALSE
        : said.equals("FALSE") ? Verdict.TRUE : Verdict.FALSE;
  }

  @ParameterizedTest
  @MethodSource("claims")
  void theStartOfTheChainIsJudgedToo(Claim claim) {
    List<Equality> equalities = Checker.check(claim.text()).equalities();
    for (int k = 0; k < claim.starts().size(); k++) {
      Boolean equal = equalities.get(k).equalsChainStart();
      boolean expected = claim.starts().get(k).equals("yes");
      assertTrue(equal == null || equal == expected, equalities.get(k).toString());
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void whatIsTrueInOneDimensionIsSaidToBe(Claim claim) {
    if (!claim.onlyWhen().equals(List.of("n = 1"))) {
      return;
    }
    for (Equality equality : Checker.check(claim.text()).equalities()) {
      if (equality.verdict() == Verdict.FALSE) {
        String when = String.valueOf(equality.trueOnlyWhen());
        assertTrue(when.contains("n = 1"), equality::toString);
      }
    }
  }

  @Test
  void atMostFiveInAHundredStayUndecided() {
    List<String> undecided = new ArrayList<>();
    int decidable = 0;
    for (Claim claim : claims()) {
      Report report = Checker.check(claim.text());
      for (int k = 0; k < claim.says().size(); k++) {
        if (!claim.says().get(k).equals("UNDECIDED")) {
          decidable++;
          if (!report.equalities().get(k).verdict().name().equals(claim.says().get(k))) {
            undecided.add(claim.name() + ": " + report.equalities().get(k).verdict());
          }
        }
      }
    }
    assertTrue(decidable >= 100, "the corpus has only " + decidable + " decidable equalities");
    assertTrue(undecided.size() * 20 <= decidable, undecided::toString);
  }
}
