package dev.kullback.proof.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers of displayed formulas: as written, else counted on and back from those that are.
final class DisplayNumbers {

  private static final Pattern TAG = Pattern.compile("\\\\tag\\*?\\{\\(?([^{}()]{1,12})\\)?\\}");
  private static final Pattern NUMBER_BEHIND = Pattern.compile("\\A\\s*\\((\\d{1,4}[a-z]?)\\)");

  private DisplayNumbers() {}

  /// Tags and numbers behind a display count; the displays between them are counted on and back.
  static List<String> of(String text, List<Segment> shown) {
    List<String> numbers = new ArrayList<>();
    shown.forEach(s -> numbers.add(written(text, s)));
    int first = firstKnown(numbers);
    for (int k = first - 1; k >= 0; k--) {
      int next = Integer.parseInt(numbers.get(k + 1));
      numbers.set(k, next > 0 ? Integer.toString(next - 1) : "0");
    }
    for (int k = 0; k < numbers.size(); k++) {
      if (numbers.get(k).isEmpty()) {
        numbers.set(k, follower(k == 0 ? "0" : numbers.get(k - 1)));
      }
    }
    return unique(numbers);
  }

  /// The first display with a numeric number, or 0 if displays before it cannot be counted back.
  private static int firstKnown(List<String> numbers) {
    for (int k = 0; k < numbers.size(); k++) {
      if (!numbers.get(k).isEmpty()) {
        return numbers.get(k).chars().allMatch(Character::isDigit) ? k : 0;
      }
    }
    return 0;
  }

  private static String follower(String number) {
    return number.chars().allMatch(Character::isDigit) && number.length() < 8
        ? Integer.toString(Integer.parseInt(number) + 1)
        : number + "'";
  }

  /// The numbers with letters behind those that stand more than once.
  static List<String> unique(List<String> numbers) {
    Set<String> seen = new HashSet<>();
    List<String> unique = new ArrayList<>();
    for (String number : numbers) {
      String candidate = number;
      for (char letter = 'a'; !seen.add(candidate) && letter <= 'z'; letter++) {
        candidate = number + letter;
      }
      unique.add(candidate);
    }
    return unique;
  }

  private static String written(String text, Segment s) {
    Matcher tag =
        TAG.matcher(text).region(s.span().start(), Math.min(text.length(), s.span().end()));
    if (tag.find()) {
      return tag.group(1).strip();
    }
    int behind = text.indexOf('\n', s.span().end());
    int from = afterDelimiter(text, s.span().end());
    int to = Math.min(text.length(), Math.max(from, behind < 0 ? text.length() : behind + 12));
    Matcher number = NUMBER_BEHIND.matcher(text.substring(from, to));
    return number.find() ? number.group(1) : "";
  }

  private static int afterDelimiter(String text, int end) {
    for (String closing : List.of("$$", "\\]")) {
      if (text.startsWith(closing, end)) {
        return end + closing.length();
      }
    }
    return text.startsWith("\\end", end) ? Math.max(end, text.indexOf('}', end) + 1) : end;
  }
}
