package dev.kullback.proof.derive;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Every question at every detail, for parameterised tests.
public final class Questions {

  private Questions() {}

  /// All of them.
  ///
  /// @return pairs of a question and a detail
  public static Stream<Arguments> withDetail() {
    return Question.all().stream()
        .flatMap(q -> Stream.of(Detail.values()).map(d -> Arguments.of(q, d)));
  }
}
