package dev.kullback.proof.read;

import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads a text with formulas: its declarations first, then its displayed equalities.
public final class TextReader {

  private static final int LONGEST_FORMULA = 40_000;

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
    Map<Segment, List<Document.Chain>> chains = new LinkedHashMap<>();
    InlineClaims claims = new InlineClaims(text, segments, vocabulary.declarations());
    for (int k = 0; k < segments.size(); k++) {
      Segment s = segments.get(k);
      List<Document.Chain> found =
          switch (s.kind()) {
            case DISPLAY -> chains(s, vocabulary);
            case INLINE -> claims.isAsserted(k) ? claims(s, vocabulary, claims) : List.of();
            case PROSE -> List.of();
          };
      if (!found.isEmpty()) {
        chains.put(s, found);
      }
    }
    Map<Segment, String> numbers = numbers(List.copyOf(chains.keySet()));
    List<Document.Display> displays = new ArrayList<>();
    chains.forEach(
        (s, found) ->
            displays.add(
                new Document.Display(
                    Objects.requireNonNull(numbers.get(s)), s.span(), found, before(s.span()))));
    return displays;
  }

  private List<Document.Chain> claims(Segment segment, Vocabulary vocabulary, InlineClaims claims) {
    return length(segment) > LONGEST_FORMULA
        ? List.of()
        : chains(segment, vocabulary).stream().filter(c -> claims.isClaim(c.sides())).toList();
  }

  /// Displays have numbers; a formula in a sentence goes by its line: L7.
  private Map<Segment, String> numbers(List<Segment> judged) {
    List<Segment> shown = judged.stream().filter(s -> s.kind() == Segment.Kind.DISPLAY).toList();
    List<String> written = DisplayNumbers.of(text, shown);
    Map<Segment, String> numbers = new HashMap<>();
    for (int k = 0; k < shown.size(); k++) {
      numbers.put(shown.get(k), written.get(k));
    }
    List<Segment> inline = judged.stream().filter(s -> s.kind() == Segment.Kind.INLINE).toList();
    List<String> lines =
        DisplayNumbers.unique(inline.stream().map(s -> "L" + line(s.span().start())).toList());
    for (int k = 0; k < inline.size(); k++) {
      numbers.put(inline.get(k), lines.get(k));
    }
    return numbers;
  }

  private int line(int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
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
    List<Token> tokens = Lexer.tokens(text, segment.span());
    if (DeclarationSyntax.declaresAll(tokens)) {
      return List.of();
    }
    for (List<Side> sides : ChainSplitter.chains(tokens)) {
      if (!DeclarationSyntax.isDeclaration(sides)) {
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
}
