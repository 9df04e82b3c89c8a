package dev.kullback.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.check.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The corpus of claims whose verdicts an independent program has worked out.
class CorpusTest {

  private static final List<String> FILES =
      List.of(
          "algebra", "chains", "elbo", "entropy", "kl-pairs", "kl-standard", "moments", "spelling");

  /// A claim with the verdicts that are known for it.
  record Claim(String name, List<String> says, List<String> start, List<String> only, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (String file : FILES) {
      for (String block : Texts.resource("/corpus/" + file + ".claims").split("\nend\n?")) {
        if (block.contains("\ntext\n")) {
          claims.add(claim(block));
        }
      }
    }
    return claims;
  }

  private static Claim claim(String block) {
    int text = block.indexOf("\ntext\n");
    List<String> head = block.substring(0, text).lines().toList();
    return new Claim(
        field(head, "claim").getFirst(),
        words(field(head, "says")),
        words(field(head, "start")),
        field(head, "only"),
        block.substring(text + 6));
  }

  private static List<String> field(List<String> head, String name) {
    return head.stream()
        .filter(l -> l.startsWith(name + " "))
        .map(l -> l.substring(name.length()).strip())
        .toList();
  }

  private static List<String> words(List<String> lines) {
    return lines.isEmpty() ? List.of() : Arrays.asList(lines.getFirst().split(" +"));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void verdictsAreAsKnown(Claim claim) {
    Report report = Checker.check(claim.text());
    assertEquals(claim.says().size(), report.equalities().size());
    for (int k = 0; k < claim.says().size(); k++) {
      Equality e = report.equalities().get(k);
      String said = claim.says().get(k);
      boolean settled = e.verdict() == Verdict.TRUE || e.verdict() == Verdict.FALSE;
      assertEquals(said, settled ? e.verdict().name() : "UNDECIDED", e.id() + " " + e.notes());
      assertEquals(e.verdict() == Verdict.FALSE, e.counterexample() != null, e.id());
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void chainsAreFollowed(Claim claim) {
    Report report = Checker.check(claim.text());
    for (int k = 0; k < claim.start().size(); k++) {
      Equality e = report.equalities().get(k);
      assertEquals(claim.start().get(k).equals("yes"), e.equalsChainStart(), e.id());
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void conditionsAreFound(Claim claim) {
    Report report = Checker.check(claim.text());
    if (claim.only().contains("n = 1")) {
      assertTrue(
          report.equalities().stream()
              .filter(e -> e.verdict() == Verdict.FALSE)
              .allMatch(e -> String.valueOf(e.trueOnlyWhen()).contains("= 1")));
    } else if (!claim.only().isEmpty()) {
      assertNotNull(
          report.equalities().stream()
              .map(Equality::trueOnlyWhen)
              .filter(c -> c != null)
              .findFirst()
              .orElse(null));
    }
  }

  @Test
  void theCorpusIsWhole() {
    assertTrue(claims().size() >= 60, () -> claims().size() + " claims");
  }
}
