package dev.kullback.app.fit;

import dev.kullback.app.cli.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The columns the user asked for: names, numbers from 1, and ranges of numbers. A name goes before
/// a number.
final class ColumnChoice {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  private final @Nullable String text;

  ColumnChoice(@Nullable String text) {
    this.text = text;
  }

  /// The columns as numbers from 0.
  int[] of(Optional<List<String>> names, int columns) {
    if (text == null) {
      return IntStream.range(0, columns).toArray();
    }
    List<Integer> chosen = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      chosen.addAll(columns(part.strip(), names.orElse(List.of()), columns));
    }
    requireOnce(chosen);
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> columns(String part, List<String> names, int columns) {
    int named = names.stream().map(String::strip).toList().indexOf(part);
    if (named >= 0) {
      return List.of(named);
    }
    Matcher range = RANGE.matcher(part);
    if (!range.matches()) {
      throw Failure.usage(
          "--columns needs names of the file, numbers from 1, or ranges as 2-5, got '%s'%s"
              .formatted(part, known(names)));
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    if (first < 1 || last < first || last > columns) {
      throw Failure.usage(
          "--columns needs numbers from 1 to %d, ranges upwards, got %s".formatted(columns, part));
    }
    return IntStream.range(first - 1, last).boxed().toList();
  }

  private static String known(List<String> names) {
    if (names.isEmpty()) {
      return "; the file has no names";
    }
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), 10)));
    return "; the file has " + shown + (names.size() > 10 ? ", .." : "");
  }

  private static void requireOnce(List<Integer> chosen) {
    Set<Integer> seen = new HashSet<>();
    for (int column : chosen) {
      if (!seen.add(column)) {
        throw Failure.usage(
            "--columns needs each column once, got number %d twice".formatted(column + 1));
      }
    }
  }
}
