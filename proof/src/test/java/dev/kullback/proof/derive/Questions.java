package dev.kullback.proof.derive;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Every question at every detail, for parameterised tests.
public final class Questions {

  private static final Map<List<Object>, Derivation> DERIVED = new ConcurrentHashMap<>();

  private Questions() {}

  /// The derivation, made once for all tests.
  ///
  /// @param question the question
  /// @param detail the detail
  /// @return the derivation
  public static Derivation derive(Question question, Detail detail) {
    return DERIVED.computeIfAbsent(List.of(question, detail), _ -> Prover.derive(question, detail));
  }

  /// All of them.
  ///
  /// @return pairs of a question and a detail
  public static Stream<Object[]> withDetail() {
    return Question.all().stream()
        .flatMap(q -> Stream.of(Detail.values()).map(d -> new Object[] {q, d}));
  }
}
