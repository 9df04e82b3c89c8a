package dev.kullback.proof.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Detail;
import dev.kullback.proof.derive.Prover;
import dev.kullback.proof.derive.Question;
import dev.kullback.proof.derive.Questions;
import dev.kullback.proof.derive.Rule;
import dev.kullback.proof.exact.Evaluation;
import dev.kullback.proof.exact.PointParser;
import dev.kullback.proof.exact.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

  private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>");

  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void everyStepHasItsRuleBesideItInEveryFormat(Question question, Detail detail) {
    Derivation derivation = Questions.derive(question, detail);
    String text = TextDocument.of(derivation, Values.NONE);
    String latex = LatexDocument.of(derivation, Values.NONE);
    String html = HtmlDocument.of(derivation, Values.NONE);
    for (Rule rule : derivation.rules()) {
      assertTrue(text.contains("[" + rule.name() + "]"), rule.name());
      assertTrue(latex.contains("\\text{" + rule.name() + "}"), rule.name());
      assertTrue(html.contains("<td class=\"rule\">" + rule.name()), rule.name());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void latexIsBalanced(Question question, Detail detail) {
    String latex = LatexDocument.of(Questions.derive(question, detail), Values.NONE);
    assertEquals(count(latex, "{"), count(latex, "}"));
    assertEquals(count(latex, "\\left"), count(latex, "\\right"));
    assertEquals(count(latex, "\\begin"), count(latex, "\\end"));
    assertTrue(latex.chars().allMatch(c -> c < 128), "LaTeX in ASCII goes through every engine");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void htmlClosesWhatItOpens(Question question, Detail detail) {
    String html = HtmlDocument.of(Questions.derive(question, detail), Values.NONE);
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(html.substring(html.indexOf("<body>")));
    while (tags.find()) {
      if (tags.group(1).isEmpty()) {
        open.push(tags.group(2));
      } else if (!open.isEmpty()) {
        assertEquals(open.pop(), tags.group(2));
      }
    }
    assertTrue(open.isEmpty(), open::toString);
  }

  @Test
  void valuesStandUnderTheLines() {
    Derivation derivation = Prover.derive(Question.DEFAULT, Detail.SHORT);
    Values values =
        Evaluation.at(
            PointParser.parse("mu=(0,0), sigma=(2,1/2)", derivation.declarations()),
            derivation.declarations());
    assertTrue(TextDocument.of(derivation, values).contains("↦ 9/8 ≈ 1.125"));
    assertTrue(HtmlDocument.of(derivation, values).contains("9/8 ≈ 1.125"));
    String latex = LatexDocument.of(derivation, values);
    assertTrue(latex.contains("\\texttt{9/8 = 1.125}"), latex);
    assertTrue(latex.chars().allMatch(c -> c < 128));
  }

  /// The files are left where `proof/coq/build target/derived/*.v` compiles them.
  @ParameterizedTest
  @MethodSource("dev.kullback.proof.derive.Questions#withDetail")
  void theCoqTheoremStatesTheClosedForm(Question question, Detail detail) throws IOException {
    String coq = CoqDocument.of(Questions.derive(question, detail));
    assertTrue(coq.contains("Theorem derived"));
    assertTrue(coq.contains("same_value A."));
    assertEquals(count(coq, "("), count(coq, ")"));
    Path folder = Files.createDirectories(Path.of("target", "derived"));
    Files.writeString(folder.resolve(question.words().replaceAll("[^a-z]+", "_") + ".v"), coq);
  }
}
