package dev.kullback.proof.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.Checker;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The checker on claims whose verdicts an independent program has worked out.
class CorpusTest {

  private static final List<Claim> CLAIMS = Claim.all();
  private static final Map<Claim, List<Equality>> CHECKED = new ConcurrentHashMap<>();

  private static List<Claim> claims() {
    return CLAIMS;
  }

  private static List<Equality> checked(Claim claim) {
    return CHECKED.computeIfAbsent(claim, c -> Checker.check(c.text()).equalities());
  }

  private static boolean isSettled(Equality equality) {
    return equality.verdict() == Verdict.TRUE || equality.verdict() == Verdict.FALSE;
  }

  /// No wrong TRUE, no wrong FALSE, and nothing decided that should not be.
  @ParameterizedTest
  @MethodSource("claims")
  void verdictsAreAsKnown(Claim claim) {
    List<Equality> equalities = checked(claim);
    assertEquals(claim.says().size(), equalities.size(), () -> "equalities found: " + equalities);
    for (int k = 0; k < equalities.size(); k++) {
      Equality e = equalities.get(k);
      String verdict = isSettled(e) ? e.verdict().name() : "UNDECIDED";
      assertEquals(claim.says().get(k), verdict, () -> e.id() + " " + e.notes());
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void whatIsFalseAndNothingElseHasACounterexample(Claim claim) {
    for (Equality e : checked(claim)) {
      assertEquals(e.verdict() == Verdict.FALSE, e.counterexample() != null, e::id);
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void theStartOfTheChainIsJudgedToo(Claim claim) {
    for (int k = 0; k < claim.starts().size(); k++) {
      Equality e = checked(claim).get(k);
      assertEquals(claim.starts().get(k).equals("yes"), e.equalsChainStart(), e::id);
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void theConditionUnderWhichAFalseClaimIsTrueIsFound(Claim claim) {
    List<Equality> wrong =
        checked(claim).stream().filter(e -> e.verdict() == Verdict.FALSE).toList();
    if (claim.onlyWhen().contains("n = 1")) {
      for (Equality e : wrong) {
        assertTrue(String.valueOf(e.trueOnlyWhen()).contains("= 1"), e::toString);
      }
    } else if (!claim.onlyWhen().isEmpty()) {
      assertNotNull(
          wrong.stream()
              .map(Equality::trueOnlyWhen)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null));
    }
  }

  @Test
  void atMostFiveInAHundredStayUndecided() {
    List<String> undecided = new ArrayList<>();
    int decidable = 0;
    for (Claim claim : claims()) {
      for (int k = 0; k < claim.says().size(); k++) {
        boolean isDecidable = !claim.says().get(k).equals("UNDECIDED");
        decidable += isDecidable ? 1 : 0;
        if (isDecidable && !isSettled(checked(claim).get(k))) {
          undecided.add(claim.name() + ": " + checked(claim).get(k).verdict());
        }
      }
    }
    assertTrue(decidable >= 100, "the corpus has only " + decidable + " decidable equalities");
    assertTrue(undecided.size() * 20 <= decidable, undecided::toString);
  }

  @Test
  void theCorpusIsWhole() {
    assertTrue(claims().size() >= 60, () -> claims().size() + " claims");
  }
}
