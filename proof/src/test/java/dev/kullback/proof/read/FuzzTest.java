package dev.kullback.proof.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.Checker;
import dev.kullback.proof.Texts;
import dev.kullback.proof.check.Equality;
import dev.kullback.proof.check.Report;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the text, the checker ends after bounded work, throws nothing, and points into the
/// text.
///
/// `-Pfuzz` runs the mutations for ten minutes (`-Dkullback.fuzz.seconds=N` for another time).
class FuzzTest {

  private static final Duration PER_TEXT = Duration.ofSeconds(20);
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "|",
          "\\|",
          "=",
          "&",
          "\\\\",
          "^",
          "_",
          "\\frac",
          "\\int",
          "dz",
          "\\sum_{i=1}^{n}",
          "\\prod",
          "\\ln",
          "ln",
          "\\Sigma",
          "\\mu",
          "\\sigma_i^2",
          "\\left",
          "\\right",
          "E_q[",
          "KL(q||p)",
          "$$",
          "$",
          "\\begin{align}",
          "\\end{align}",
          "^{-1}",
          "^T",
          "\\tag{9}",
          "0",
          "10000000000",
          "½",
          "𝔼",
          "\u0000",
          "\ud800",
          "N(0, I)",
          "\\det",
          "tr",
          "\\exp",
          "\\sqrt",
          "%",
          "'",
          "/",
          "*",
          "\\text{",
          "\\operatorname{",
          "diag(",
          ",");

  private static void survives(String text) {
    Report report = checked(text);
    for (Equality e : report.equalities()) {
      assertTrue(e.span().start() >= 0 && e.span().end() <= text.length(), e::id);
      assertTrue(e.line() >= 1, e::id);
    }
  }

  /// The bound is on processor time: what else the machine does is not the checker's fault.
  private static Report checked(String text) {
    FutureTask<Report> task = new FutureTask<>(() -> Checker.check(text));
    Duration before = processorTime();
    Thread thread = Thread.ofPlatform().daemon().start(task);
    while (true) {
      try {
        return task.get(50, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (processorTime().minus(before).compareTo(PER_TEXT) > 0) {
          throw new AssertionError(
              "more than " + PER_TEXT + ", now at " + Arrays.toString(thread.getStackTrace()));
        }
      } catch (ExecutionException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// That of the whole process, the compiler's and the collector's included.
  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    int changes = 1 + random.nextInt(6);
    for (int k = 0; k < changes; k++) {
      int place = random.nextInt(mutated.length() + 1);
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(4)) {
        case 0 -> mutated.insert(place, piece);
        case 1 -> mutated.delete(place, Math.min(mutated.length(), place + 1 + random.nextInt(8)));
        case 2 -> mutated.replace(place, Math.min(mutated.length(), place + piece.length()), piece);
        default -> {
          int to = Math.min(mutated.length(), place + random.nextInt(40));
          mutated.insert(random.nextInt(mutated.length() + 1), mutated.substring(place, to));
        }
      }
    }
    return mutated.toString();
  }

  @Test
  void mutatedHomework() {
    long seconds = Long.getLong("kullback.fuzz.seconds", 4);
    long seed = Long.getLong("kullback.fuzz.seed", seconds > 10 ? System.nanoTime() : 1);
    Random random = new Random(seed);
    String homework = Texts.homework();
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    int texts = 0;
    do {
      String text = mutated(homework, random);
      try {
        survives(text);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", text " + texts + ":\n" + text, e);
      }
      texts++;
    } while (System.nanoTime() < end);
    assertTrue(texts > 0);
  }

  /// Texts on which the mutations once found the checker wanting: a covariance that is no matrix,
  /// one that is defined by its own law, a divergence under a fraction line.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$q(z) \\sim N(\\mu, \\Sigma)$, $\\Sigma = diag(\\sigma_1^2, \\ldots, \\sigma_n^2) that$"
            + " $$ KL(q||p) = \\frac{1}{2} $$",
        "$$ KL(N(\\mu, \\mu)||N(0, I)) = 0 $$",
        "$q = N(\\mu, \\mu)$ $$ H(q) = \\frac{n}{2} \\ln 2\\pi + \\frac{n}{2} + \\frac14 \\ln"
            + " \\mu^T \\mu $$",
        "$q = N(\\Sigma, I)$ $$ H(q) = 0 $$",
        "$q = N(\\mu, \\Sigma)$, $\\Sigma = diag(H(q))$ $$ H(q) = 0 $$",
        "$$ -\\int q \\ln p dz = \\frac{n}{2 KL(q||p)} \\ln 2\\pi + \\frac12 \\sum_{i=1}^n"
            + " (\\mu_i^2 + \\sigma_i^2) = \\frac{n}{2} \\ln 2\\pi + \\frac12 |\\Sigma| + \\frac12"
            + " \\mu^T \\mu $$"
      })
  void textsThatOnceFailed(String text) {
    survives(text);
  }

  @Test
  void truncatedHomework() {
    String homework = Texts.homework();
    for (int length = 0; length < homework.length(); length += 193) {
      survives(homework.substring(0, length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "{",
        "}",
        "[",
        "|",
        "\\|",
        "$",
        "$$",
        "\\left(",
        "\\frac",
        "\\sqrt",
        "^",
        "_",
        "\\begin{align}",
        "\\text{",
        "ln",
        "\\int ",
        "=",
        "\\\\",
        "-",
        "E_q[",
        "\\sum_i ",
        "'",
        "N(",
        "\\"
      })
  void aMegabyteOfOneThing(String piece) {
    survives("$$ n = " + piece.repeat(1_000_000 / piece.length()) + " = n $$");
    survives("$$ n = " + piece.repeat(10_000 / piece.length()) + " = n $$");
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 100, 1_000, 5_000})
  void deepNesting(int depth) {
    survives("$$ n = " + "(".repeat(depth) + "n" + ")".repeat(depth) + " $$");
    survives("$$ n = " + "\\frac{1}{1+".repeat(depth) + "n" + "}".repeat(depth) + " $$");
    survives("$$ n = " + "\\ln ".repeat(depth) + "n $$");
    survives("$$ n = " + "\\sum_{i=1}^n ".repeat(depth) + "\\mu_i $$");
    survives("$$ n = " + "2^{".repeat(depth) + "n" + "}".repeat(depth) + " $$");
    survives("$$ n = " + "(1+n)".repeat(depth) + " $$");
  }
}
