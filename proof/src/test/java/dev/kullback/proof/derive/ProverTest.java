package dev.kullback.proof.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.normal.NormalForm;
import dev.kullback.proof.print.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProverTest {

  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void everyChainHoldsTogetherAndProvesItsEnds(Question question, Detail detail) {
    Derivation derivation = Questions.derive(question, detail);
    for (Chain chain : derivation.chains()) {
      Expr last = chain.start();
      for (Rule.Step step : chain.steps()) {
        assertEquals(last, step.from());
        assertFalse(step.rule().explanation().isBlank());
        last = step.to();
      }
      assertTrue(
          NormalForm.of(chain.start(), derivation.declarations())
              .proves(NormalForm.of(chain.end(), derivation.declarations())));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void theClosedFormIsClosed(Question question, Detail detail) {
    String form = PlainText.of(Questions.derive(question, detail).closedForm());
    assertFalse(form.contains("∫") || form.contains("E_") || form.contains("z"), form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "KL ; diagonal   ; standard   ; ½ ∑_i (σ_i² + μ_i² − 1 − ln(σ_i²))",
        "KL ; full       ; full       ; ½ (tr(Σ₂⁻¹Σ₁) + (μ₁ − μ₂)ᵀ Σ₂⁻¹ (μ₁ − μ₂) − n − ln|Σ₁| +"
            + " ln|Σ₂|)",
        "KL ; full       ; standard   ; ½ (tr(Σ) + μᵀμ − n − ln|Σ|)",
        "KL ; standard   ; diagonal   ; ½ ∑_i (1/(σ_i²) + (μ_i²)/(σ_i²) − 1 + ln(σ_i²))",
        "KL ; univariate ; standard   ; ½ (σ² + μ² − 1 − ln(σ²))",
        "KL ; full       ; equal      ; ½ (μ₁ − μ₂)ᵀ Σ⁻¹ (μ₁ − μ₂)",
        "KL ; isotropic  ; standard   ; ½ (n σ² + μᵀμ − n − n ln(σ²))",
        "KL ; standard   ; standard   ; 0"
      })
  void theClosedFormIsTheTextbooks(Quantity quantity, String q, String p, String expected) {
    Question question = new Question(quantity, Family.of(q), Family.of(p));
    String form = PlainText.of(Prover.derive(question, Detail.SHORT).closedForm());
    assertEquals(squeezed(expected), squeezed(form));
  }

  /// Without spaces, and with _1 and ₁ the same.
  private static String squeezed(String text) {
    return text.replace(" ", "").replace("₁", "_1").replace("₂", "_2");
  }

  @Test
  void fullDetailHasMoreSteps() {
    int few = steps(Detail.SHORT);
    int many = steps(Detail.FULL);
    assertTrue(many > few, many + " against " + few);
  }

  private static int steps(Detail detail) {
    return Prover.derive(Question.DEFAULT, detail).chains().stream()
        .mapToInt(chain -> chain.steps().size())
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"univariate, diagonal", "diagonal, univariate", "equal, standard"})
  void pairsThatDoNotFitAreRefused(String q, String p) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Question(Quantity.KL, Family.of(q), Family.of(p)));
    assertTrue(String.valueOf(refusal.getMessage()).contains("need"));
  }

  @Test
  void anUnknownFamilyIsAnsweredWithThoseThereAre() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Family.of("round"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("isotropic"));
  }
}
