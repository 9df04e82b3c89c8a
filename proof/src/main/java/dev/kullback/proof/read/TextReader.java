package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a text with formulas: its declarations first, then its displayed equalities.
public final class TextReader {

  private static final int LONGEST_FORMULA = 40_000;

  private static final Pattern TAG = Pattern.compile("\\\\tag\\*?\\{\\(?([^{}()]{1,12})\\)?\\}");
  private static final Pattern NUMBER_BEHIND = Pattern.compile("\\A\\s*\\((\\d{1,4}[a-z]?)\\)");

  private final String text;
  private final String extra;
  private final List<Segment> segments;

  private TextReader(String text, String extra) {
    this.text = text;
    this.extra = extra;
    this.segments = Segmenter.segments(text);
  }

  /// Reads a text.
  ///
  /// @param text Markdown or LaTeX, or plain lines with formulas
  /// @param declarations more declarations, such as `q = N(mu, Sigma), n = 1`; may be empty
  /// @return the declarations and the displayed equalities
  public static Document read(String text, String declarations) {
    return new TextReader(text, declarations).document();
  }

  private Document document() {
    DeclarationReader declared = new DeclarationReader();
    declared.prose(text);
    declared.statements(extra, new Span(0, extra.length()));
    for (Segment s : segments) {
      if (s.kind() != Segment.Kind.PROSE && length(s) <= LONGEST_FORMULA) {
        declared.statements(text, s.span());
      }
    }
    Vocabulary vocabulary = declared.vocabulary();
    List<Document.Display> displays = displays(vocabulary);
    return new Document(text, vocabulary.declarations(), declared.defaults(), displays);
  }

  private static int length(Segment s) {
    return s.span().end() - s.span().start();
  }

  private List<Document.Display> displays(Vocabulary vocabulary) {
    List<List<Document.Chain>> chains = new ArrayList<>();
    List<Segment> shown = new ArrayList<>();
    for (Segment s : segments) {
      if (s.kind() == Segment.Kind.DISPLAY) {
        List<Document.Chain> found = chains(s, vocabulary);
        if (!found.isEmpty()) {
          shown.add(s);
          chains.add(found);
        }
      }
    }
    List<String> numbers = numbers(shown);
    List<Document.Display> displays = new ArrayList<>();
    for (int k = 0; k < shown.size(); k++) {
      Span span = shown.get(k).span();
      displays.add(new Document.Display(numbers.get(k), span, chains.get(k), before(span)));
    }
    return displays;
  }

  private String before(Span span) {
    return segments.stream()
        .filter(s -> s.kind() == Segment.Kind.PROSE && s.span().end() <= span.start())
        .map(s -> text.substring(s.span().start(), s.span().end()))
        .reduce((_, last) -> last)
        .orElse("");
  }

  private List<Document.Chain> chains(Segment segment, Vocabulary vocabulary) {
    if (length(segment) > LONGEST_FORMULA) {
      return List.of(tooLong(segment));
    }
    List<Document.Chain> chains = new ArrayList<>();
    SideReader reader = new SideReader(text, vocabulary);
    for (List<Side> sides : ChainSplitter.chains(Lexer.tokens(text, segment.span()))) {
      if (!DeclarationReader.isDeclaration(sides)) {
        chains.add(new Document.Chain(sides.stream().map(reader::read).toList()));
      }
    }
    return chains;
  }

  private Document.Chain tooLong(Segment segment) {
    String reason = "a formula of more than " + LONGEST_FORMULA + " characters is not read";
    String source = text.substring(segment.span().start(), segment.span().start() + 80);
    Document.Part part =
        new Document.Part(segment.span(), source, List.of(), List.of(reason), List.of());
    return new Document.Chain(List.of(part, part));
  }

  /// Tags and numbers behind a display count; the displays between them are counted on and back.
  private List<String> numbers(List<Segment> shown) {
    List<String> numbers = new ArrayList<>();
    shown.forEach(s -> numbers.add(written(s)));
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

  private static List<String> unique(List<String> numbers) {
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

  private String written(Segment s) {
    Matcher tag =
        TAG.matcher(text).region(s.span().start(), Math.min(text.length(), s.span().end()));
    if (tag.find()) {
      return tag.group(1).strip();
    }
    int behind = text.indexOf('\n', s.span().end());
    int from = afterDelimiter(s.span().end());
    int to = Math.min(text.length(), Math.max(from, behind < 0 ? text.length() : behind + 12));
    Matcher number = NUMBER_BEHIND.matcher(text.substring(from, to));
    return number.find() ? number.group(1) : "";
  }

  private int afterDelimiter(int end) {
    for (String closing : List.of("$$", "\\]")) {
      if (text.startsWith(closing, end)) {
        return end + closing.length();
      }
    }
    return text.startsWith("\\end", end) ? Math.max(end, text.indexOf('}', end) + 1) : end;
  }
}
