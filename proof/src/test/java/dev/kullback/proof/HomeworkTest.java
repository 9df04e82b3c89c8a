package dev.kullback.proof;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.check.Counterexample;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.check.Verdict;
import dev.kullback.proof.print.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The text that started the project, as it came, respelled, and corrected.
class HomeworkTest {

  private static final String VERDICTS =
      "0.1 TRUE, 1.1 TRUE, 1.2 TRUE, 1.3 TRUE, 1.4 TRUE, 1.5 TRUE, 1.6 FALSE, 1.7 TRUE,"
          + " 2.1 TRUE, 2.2 TRUE, 2.3 TRUE, 2.4 FALSE, 2.5 FALSE, 2.6 UNREADABLE,"
          + " 3.1 TRUE, 3.2 FALSE, 3.3 TRUE, 3.4 TRUE, 3.5 TRUE";

  private static final Report REPORT = Checker.check(Texts.homework());

  private static String verdicts(Report report) {
    return report.equalities().stream()
        .map(e -> e.id() + " " + e.verdict())
        .collect(Collectors.joining(", "));
  }

  private static Equality equality(String id) {
    return REPORT.equalities().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  private static String repair(String id) {
    return PlainText.of(Objects.requireNonNull(equality(id).repair(), id).expr());
  }

  @Test
  void everyEqualityIsFoundAndJudged() {
    assertEquals(VERDICTS, verdicts(REPORT));
    assertEquals(
        Map.of(Verdict.TRUE, 14, Verdict.FALSE, 4, Verdict.UNREADABLE, 1), REPORT.summary());
  }

  @Test
  void falseStepsCarryDifferenceAndCounterexample() {
    for (String id : List.of("1.6", "2.4", "2.5", "3.2")) {
      assertNotNull(equality(id).difference(), id);
      assertNotNull(equality(id).counterexample(), id);
      assertTrue(Objects.requireNonNull(equality(id).trueOnlyWhen()).startsWith("n = 1"), id);
    }
    Counterexample smallest = Objects.requireNonNull(equality("1.6").counterexample());
    assertEquals(2, smallest.n());
    assertEquals(List.of("0", "0"), smallest.values().get("mu"));
    assertEquals(List.of("1", "1"), smallest.values().get("sigma"));
    assertEquals("1 + ln(2π)", smallest.left());
    assertEquals("1/2 + ln(2π)", smallest.right());
  }

  @Test
  void allFalseStepsAreTrueInOneDimension() {
    assertEquals(List.of("All false steps are true for n = 1."), REPORT.conclusions());
  }

  @Test
  void trueStepsAfterAFalseOneSayWhereTheChainWasLeft() {
    for (String id : List.of("1.7", "3.3", "3.4", "3.5")) {
      Equality e = equality(id);
      assertEquals(false, e.equalsChainStart(), id);
      String since = "since (" + (id.startsWith("1") ? "1.6" : "3.2") + ")";
      assertTrue(e.notes().stream().anyMatch(n -> n.contains(since)), id);
    }
    assertEquals(true, equality("2.3").equalsChainStart());
  }

  @Test
  void repairsAreProved() {
    assertAll(
        () -> assertEquals("n/2 ln(2π) + ½ tr(Σ) + ½ μᵀμ", repair("1.7")),
        () -> assertEquals("½ ∑_i σ_i² + ½ μᵀμ − ∑_i ln σ_i − n/2", repair("3.5")));
  }

  @Test
  void combinedLinesTakeTheBlameToTheirSource() {
    assertTrue(
        equality("3.2").notes().stream().anyMatch(n -> n.contains("(1) and (2)")),
        equality("3.2").notes()::toString);
  }

  @Test
  void garbledLineComesWithReadingsAndTheirVerdicts() {
    List<String> notes = equality("2.6").notes();
    assertTrue(notes.stream().anyMatch(n -> n.contains("no partner")));
    assertTrue(notes.stream().anyMatch(n -> n.contains("without an integral")));
    assertTrue(notes.stream().anyMatch(n -> n.contains("vector")));
    assertTrue(notes.stream().anyMatch(n -> n.contains("as a step TRUE, not proved equal")));
    assertTrue(notes.stream().anyMatch(n -> n.contains(", equal to the start")));
  }

  @Test
  void ambiguousLogarithmsAreSaidToBeRead() {
    assertTrue(equality("1.2").notes().stream().anyMatch(n -> n.contains("ln(a^b)")));
    assertTrue(equality("1.4").notes().stream().anyMatch(n -> n.contains("no partner")));
  }

  @Test
  void anotherSpellingGetsTheSameVerdicts() {
    String respelled =
        Texts.homework()
            .replace("\\begin{split}", "\\begin{aligned}")
            .replace("\\end{split}", "\\end{aligned}")
            .replace("ln[", "\\log[")
            .replace("ln \\left", "\\log \\left")
            .replace("z|x;\\theta", "z\\mid x;\\theta")
            .replace("^T", "^\\top")
            .replace("^{T}", "^{\\mathsf T}")
            .replace("|\\Sigma_{\\theta}(x)|", "\\det(\\Sigma_{\\theta}(x))")
            .replace("|\\Sigma_{\\theta}^{-1}(x)|", "\\det \\Sigma_{\\theta}^{-1}(x)")
            .replace("KL(q", "D_{\\mathrm{KL}}(q")
            .replace("\\frac{1}{2}", "\\tfrac12");
    assertEquals(VERDICTS, verdicts(Checker.check(respelled)));
  }

  @Test
  void displaysAsEnvironmentsGetTheSameVerdicts() {
    String respelled =
        Texts.homework()
            .replace("$$\\begin{split}", "\\begin{align}")
            .replace("\\end{split}$$", "\\end{align}")
            .replace("\\end{split} \\tag{3}$$", "\\tag{3}\\end{align}")
            .replace("e^{-\\frac{1}{2}", "\\exp{-\\frac{1}{2}");
    assertEquals(VERDICTS, verdicts(Checker.check(respelled)));
  }

  @Test
  void theCorrectedTextIsTrueFromStartToEnd() {
    Report report = Checker.check(Texts.resource("/homework/kl-corrected.md"));
    assertEquals(Map.of(Verdict.TRUE, report.equalities().size()), report.summary());
    assertTrue(report.equalities().size() >= 17, verdicts(report));
    assertTrue(
        report.equalities().stream().allMatch(e -> Boolean.TRUE.equals(e.equalsChainStart())));
  }
}
