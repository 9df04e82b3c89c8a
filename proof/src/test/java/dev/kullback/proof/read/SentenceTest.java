package dev.kullback.proof.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.Checker;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Formulas in sentences: claims are judged; definitions and conditions are not.
class SentenceTest {

  private static final String LAWS =
      "Let $q = N(\\mu, \\Sigma)$ and $\\Sigma = diag(\\sigma_1^2, \\ldots, \\sigma_n^2)$.\n\n";

  private static List<Equality> judged(String sentence) {
    return Checker.check(LAWS + sentence).equalities();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Note that $|\\Sigma| = \\prod_{i=1}^n \\sigma_i^2$. ; TRUE",
        "Note that $|\\Sigma| = \\sum_{i=1}^n \\sigma_i^2$. ; FALSE",
        "Since $E_q[z] = \\mu$, we are done. ; TRUE",
        "The trace is \\(\\mathrm{tr}(\\Sigma) = \\sum_i \\sigma_i^2\\), as is well known. ; TRUE",
        "Hence $E_q[z^T z] = \\mathrm{tr}(\\Sigma)$. ; FALSE",
        "Clearly $\\mathrm{tr}(\\Sigma) = n$. ; FALSE"
      })
  void aClaimIsJudgedAndGoesByItsLine(String sentence, Verdict verdict) {
    List<Equality> equalities = judged(sentence);
    assertEquals(1, equalities.size(), sentence);
    assertEquals("L3.1", equalities.getFirst().id());
    assertEquals(3, equalities.getFirst().line());
    assertEquals(verdict, equalities.getFirst().verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Here $n = 3$ and $\\mu = 0$ and $\\sigma = 1$.",
        "We have $\\Sigma = I$.",
        "Write the variance as $\\sigma^2 = v$.",
        "The logarithm $\\ln \\sigma^2 = v$ is learnt.",
        "The density is $q(z) = 1$.",
        "The determinant $|\\Sigma| = d$ is a number.",
        "If $\\mathrm{tr}(\\Sigma) = n$, we are done.",
        "This is zero only when $|\\Sigma| = 1$.",
        "Then $|\\Sigma| = 1$ if $\\Sigma$ is the identity.",
        "Assume, without loss of generality, that $\\mu^T \\mu = 1$.",
        "It is wrong that $|\\Sigma| = \\sum_{i=1}^n \\sigma_i^2$.",
        "Sums run over $i = 1, \\ldots, n$.",
        "The garbled $|\\Sigma = ( + 3$ is left alone."
      })
  void aDefinitionOrAConditionIsNot(String sentence) {
    assertEquals(List.of(), judged(sentence));
  }

  @Test
  void severalClaimsOnALineHaveNamesOfTheirOwn() {
    List<String> ids =
        judged("So $E_q[z] = \\mu$, so $\\mathrm{tr}(I) = n$.\n$$ n = n \\tag{4} $$").stream()
            .map(Equality::id)
            .toList();
    assertEquals(List.of("L3.1", "L3a.1", "4.1"), ids);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Let $\\Sigma_1 = \\sigma_1^2 I$ and $\\Sigma_2 = \\sigma_2^2 I$.",
        "$$ \\Sigma_1 = \\sigma_1^2 I, \\quad \\Sigma_2 = \\sigma_2^2 I $$",
        "$$ \\Sigma_1 = \\sigma_1^2 I $$ $$ \\Sigma_2 = \\sigma_2^2 I. $$",
        "$q = N(\\mu_1, \\Sigma_1)$, $p = N(\\mu_2, \\Sigma_2)$, $\\Sigma_i = \\sigma_i^2 I$: "
            + "$\\Sigma_1 = \\sigma_1^2 I, \\Sigma_2 = \\sigma_2^2 I$"
      })
  void aScalarTimesTheIdentityIsADefinition(String definitions) {
    String claim =
        "\n"
            + "$$ KL(q||p) = \\frac12 \\left( n \\frac{\\sigma_1^2}{\\sigma_2^2} + \\frac{(\\mu_1 -"
            + " \\mu_2)^T (\\mu_1 - \\mu_2)}{\\sigma_2^2} - n + 2 n \\ln"
            + " \\frac{\\sigma_2}{\\sigma_1} \\r"
            + "ight) $$";
    List<Equality> equalities = Checker.check(definitions + claim).equalities();
    assertEquals(1, equalities.size(), equalities::toString);
    assertEquals(Verdict.TRUE, equalities.getFirst().verdict());
  }

  /// Where only Σ has a number, σ_1 is the first component.
  @Test
  void aListOfVariancesKeepsItsComponents() {
    List<Equality> equalities =
        judged(
            "$$ \\sum_{i=1}^n \\sigma_i^2 - \\sigma_1^2 = \\mathrm{tr}(\\Sigma) - \\Sigma_{11} $$");
    assertTrue(
        equalities.stream().allMatch(e -> e.verdict() == Verdict.TRUE), equalities::toString);
  }
}
