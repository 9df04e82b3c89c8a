package dev.kullback.app.information;

import dev.kullback.app.cli.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Coordinates as written: `0,1` or `0-3,7`.
///
/// @param coordinates from 0, in the order written
record Block(List<Integer> coordinates) {
  private static final Pattern RANGE =
      Pattern.compile("\\s*(\\d{1,9})\\s*(?:-\\s*(\\d{1,9})\\s*)?");

  static Block parse(String text) {
    return new Block(
        Arrays.stream(text.split(",", -1))
            .flatMapToInt(part -> range(text, part))
            .boxed()
            .toList());
  }

  private static IntStream range(String text, String part) {
    Matcher matcher = RANGE.matcher(part);
    if (!matcher.matches()) {
      throw Failure.usage(
          "--block needs coordinates such as 0,1 or 0-3, got '%s' in '%s'".formatted(part, text));
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (last < first) {
      throw Failure.usage(
          "--block needs a range that goes up, got '%s' in '%s'".formatted(part, text));
    }
    return IntStream.rangeClosed(first, last);
  }

  int[] toArray() {
    return coordinates.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public String toString() {
    return coordinates.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
