package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the formulas of a Markdown or LaTeX text; a text without any delimiter is read line by
/// line.
final class Segmenter {

  private static final Pattern OPENING =
      Pattern.compile(
          "\\\\\\$|\\$\\$|\\$|\\\\\\[|\\\\\\(|\\\\begin\\{(equation|align|alignat|gather|multline|"
              + "flalign|eqnarray|displaymath|math|split|aligned|gathered)(\\*?)\\}|```(math|latex|tex)");

  private static final int LONGEST_INLINE = 2_000;

  private final String text;
  private final List<Segment> segments = new ArrayList<>();

  private Segmenter(String text) {
    this.text = text;
  }

  static List<Segment> segments(String text) {
    Segmenter segmenter = new Segmenter(text);
    segmenter.scan();
    boolean formulas = segmenter.segments.stream().anyMatch(s -> s.kind() != Segment.Kind.PROSE);
    return formulas ? segmenter.segments : segmenter.plainLines();
  }

  private void scan() {
    Matcher matcher = OPENING.matcher(text);
    int prose = 0;
    int position = 0;
    while (matcher.find(position)) {
      String opening = matcher.group();
      int body = matcher.end();
      position = body;
      if (opening.equals("\\$")) {
        continue;
      }
      String closing = closing(matcher);
      int close = close(opening, closing, body);
      if (close < 0) {
        continue;
      }
      add(Segment.Kind.PROSE, prose, matcher.start());
      boolean inline = opening.equals("$") || opening.equals("\\(");
      add(inline ? Segment.Kind.INLINE : Segment.Kind.DISPLAY, body, close);
      prose = Math.min(text.length(), close + closing.length());
      position = prose;
    }
    add(Segment.Kind.PROSE, prose, text.length());
  }

  private static String closing(Matcher matcher) {
    String opening = matcher.group();
    if (matcher.group(1) != null) {
      return "\\end{" + matcher.group(1) + matcher.group(2) + "}";
    }
    return switch (opening) {
      case "\\[" -> "\\]";
      case "\\(" -> "\\)";
      case "$", "$$" -> opening;
      default -> "```";
    };
  }

  /// Where the formula ends; a display that is never closed ends with the text, an inline one is
  /// none.
  private int close(String opening, String closing, int body) {
    int close = text.indexOf(closing, body);
    if (opening.equals("$") || opening.equals("\\(")) {
      boolean far = close < 0 || close - body > LONGEST_INLINE;
      return far || close == body || text.substring(body, close).contains("\n\n") ? -1 : close;
    }
    return close < 0 ? text.length() : close;
  }

  private void add(Segment.Kind kind, int start, int end) {
    if (end > start) {
      segments.add(new Segment(kind, new Span(start, end)));
    }
  }

  /// Lines with an equals sign are displays.
  private List<Segment> plainLines() {
    List<Segment> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end);
      boolean formula = line.contains("=") || line.contains("~") || line.contains("∼");
      if (end > start) {
        Segment.Kind kind = formula ? Segment.Kind.DISPLAY : Segment.Kind.PROSE;
        lines.add(new Segment(kind, new Span(start, end)));
      }
      start = end + 1;
    }
    return lines;
  }
}
