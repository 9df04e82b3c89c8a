package dev.kullback.proof.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.derive.Chain;
import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Detail;
import dev.kullback.proof.derive.Family;
import dev.kullback.proof.derive.Prover;
import dev.kullback.proof.derive.Quantity;
import dev.kullback.proof.derive.Question;
import dev.kullback.proof.derive.Questions;
import dev.kullback.proof.derive.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationTest {

  private static final Derivation DEFAULT = Prover.derive(Question.DEFAULT, Detail.SHORT);

  private static Values at(Derivation derivation, String point) {
    return Evaluation.at(
        PointParser.parse(point, derivation.declarations()), derivation.declarations());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // by hand: 1/2 [(1/4 + 1 - 1 + ln 4) + (9 + 1/4 - 1 - ln 9)]
        "KL | diagonal | standard | mu=(1,-1/2), sigma=(1/2,3) | 3.844534892",
        // by hand: 1/2 [2 + 0 - 2 - 0 + 17/4 - 2 ...]: (4 + 1/4 - 2 - 0)/2
        "KL | diagonal | standard | mu=(0,0), sigma=(2,1/2) | 1.125",
        "KL | univariate | univariate | mu1=1, sigma1=2, mu2=0, sigma2=2 | 0.125",
        "KL | full | full | mu1=(0,0), mu2=(1,0), Sigma1=((1,0),(0,1)), Sigma2=((1,0),(0,1)) | 0.5",
        "KL | full | equal | mu1=(1,1), mu2=(0,0), Sigma=((2,0),(0,4)) | 0.375",
        "ENTROPY | isotropic | isotropic | n=3, mu=(1,2,3), sigma=1 | 4.256815600",
      })
  void theValueIsWhatOneGetsByHand(
      Quantity quantity, String q, String p, String point, String decimal) {
    Derivation derivation =
        Prover.derive(new Question(quantity, Family.of(q), Family.of(p)), Detail.SHORT);
    String value = at(derivation, point).of(derivation.closedForm()).orElseThrow().decimal();
    assertEquals(Double.parseDouble(decimal), Double.parseDouble(value), 1e-9);
  }

  @Test
  void theExactValueIsShown() {
    String exact =
        at(DEFAULT, "mu=(0,0), sigma=(2,1/2)").of(DEFAULT.closedForm()).orElseThrow().exact();
    assertEquals("9/8", exact);
  }

  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void allLinesOfAChainHaveOneValue(Question question, Detail detail) {
    Derivation derivation = Questions.derive(question, detail);
    Values values = at(derivation, point(question));
    for (Chain chain : derivation.chains()) {
      String value = values.of(chain.start()).orElseThrow().exact();
      for (Rule.Step step : chain.steps()) {
        assertEquals(value, values.of(step.to()).orElseThrow().exact(), step.rule().name());
      }
    }
  }

  /// A point with every parameter that a question may have, as the settings name them.
  private static String point(Question question) {
    boolean alone =
        question.quantity() == Quantity.ENTROPY
            || question.q() == Family.STANDARD
            || question.p() == Family.STANDARD;
    boolean equal = question.p() == Family.EQUAL && !alone;
    String first = alone ? "" : "_1";
    String shared = alone || equal ? "" : "_1";
    StringBuilder point = new StringBuilder("n=2");
    side(point, question.q(), first, shared);
    if (question.quantity() != Quantity.ENTROPY) {
      Family other = question.p() == Family.EQUAL ? question.q() : question.p();
      String suffix = alone ? "" : "_2";
      if (question.p() == Family.EQUAL) {
        point.append(mean(other == Family.UNIVARIATE, suffix, "1/2"));
      } else {
        side(point, other, suffix, suffix);
      }
    }
    return question.q() == Family.UNIVARIATE ? point.substring("n=2, ".length()) : point.toString();
  }

  private static void side(StringBuilder point, Family family, String mean, String scale) {
    boolean line = family == Family.UNIVARIATE;
    if (family != Family.STANDARD) {
      point.append(mean(line, mean, "-1"));
    }
    switch (family) {
      case ISOTROPIC -> point.append(scale.equals("_2") ? ", tau=3/2" : ", sigma=3/2");
      case UNIVARIATE -> point.append(", sigma" + scale + "=3/2");
      case DIAGONAL -> point.append(", sigma" + scale + "=(2,1/3)");
      case FULL -> point.append(", Sigma" + scale + "=((2,1),(1,3))");
      default -> {}
    }
  }

  private static String mean(boolean line, String suffix, String value) {
    return ", mu" + suffix + (line ? "=" + value : "=(" + value + ",2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mu=(1,2)                      | sigma",
        "mu=(1,2), sigma=(1,2,3)       | one dimension",
        "mu=(1,2), sigma=(1,-2)        | positive",
        "mu=(1,2), sigma=(1,2), rho=1  | no parameter rho",
        "mu=(1,x), sigma=(1,2)         | column 7",
        "mu=(1,2, sigma=(1,2)          | column",
        "mu                            | '='",
        "mu=1/0, sigma=1               | number",
        "mu=(1,2), mu=(1,2)            | twice",
        "n=0                           | at least 1"
      })
  void aPointThatDoesNotFitIsRefusedInASentence(String point, String part) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> PointParser.parse(point, DEFAULT.declarations()));
    assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
  }

  @Test
  void aCovarianceNeedsToBePositiveDefinite() {
    Derivation full =
        Prover.derive(new Question(Quantity.KL, Family.FULL, Family.STANDARD), Detail.SHORT);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> PointParser.parse("mu=(0,0), Sigma=((1,2),(2,1))", full.declarations()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("positive definite"));
  }
}
