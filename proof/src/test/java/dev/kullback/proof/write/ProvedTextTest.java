package dev.kullback.proof.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kullback.proof.Checker;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Verdict;
import dev.kullback.proof.derive.Chain;
import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Detail;
import dev.kullback.proof.derive.Question;
import dev.kullback.proof.derive.Questions;
import dev.kullback.proof.exact.Values;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What prove prints, check accepts: every equality of every document.
class ProvedTextTest {

  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void theCheckerAgreesWithEveryStep(Question question, Detail detail) {
    Derivation derivation = Questions.derive(question, detail);
    List<Equality> equalities =
        Checker.check(LatexDocument.of(derivation, Values.NONE)).equalities();
    for (Equality equality : equalities) {
      assertEquals(Verdict.TRUE, equality.verdict(), equality::toString);
      assertEquals(true, equality.equalsChainStart(), equality::toString);
    }
    int steps = derivation.chains().stream().map(Chain::steps).mapToInt(List::size).sum();
    assertEquals(steps, equalities.size());
  }
}
