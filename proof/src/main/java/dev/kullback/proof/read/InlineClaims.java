package dev.kullback.proof.read;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells which equalities inside a sentence are claims: not definitions, not conditions, not what
/// the sentence says to be wrong.
///
/// A display asserts; a formula in a sentence does what its sentence does with it. So a doubtful
/// one is left alone: no true text may be called false.
final class InlineClaims {

  /// Words that make an equality a definition, a condition, or something denied.
  private static final Pattern CUES =
      Pattern.compile(
          "\\b(let|where|with|if|when|whenever|suppose|assum\\w*|for|defin\\w*|denot\\w*|writ\\w*"
              + "|call\\w*|set|setting|put|take|choos\\w*|given|provided|case|unless|iff|only|condition\\w*"
              + "|requir\\w*|say|until|becomes?|under|at|in|not|never|wrong\\w*|false|incorrect\\w*"
              + "|mistake\\w*|error\\w*|instead|would|should|must|want|show|prove|goal|claim\\w*"
              + "|sei|seien|falls|wenn|für|mit|wobei|nicht|falsch)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:]\\s|\\n\\s*\\n|[.!?;:]\\z");

  private final String text;
  private final List<Segment> segments;
  private final Declarations declarations;

  InlineClaims(String text, List<Segment> segments, Declarations declarations) {
    this.text = text;
    this.segments = segments;
    this.declarations = declarations;
  }

  /// Whether the sentence around a formula asserts what it says.
  boolean isAsserted(int place) {
    return !CUES.matcher(before(place) + " " + after(place)).find();
  }

  private String before(int place) {
    StringBuilder words = new StringBuilder();
    for (int k = place - 1; k >= 0 && segments.get(k).kind() != Segment.Kind.DISPLAY; k--) {
      if (segments.get(k).kind() == Segment.Kind.PROSE) {
        String prose = prose(k);
        int start = lastEnd(prose);
        words.insert(0, prose.substring(start) + " ");
        if (start > 0) {
          break;
        }
      }
    }
    return words.toString();
  }

  private static int lastEnd(String prose) {
    int end = 0;
    Matcher matcher = SENTENCE_END.matcher(prose);
    while (matcher.find()) {
      end = matcher.end();
    }
    return end;
  }

  private String after(int place) {
    StringBuilder words = new StringBuilder();
    for (int k = place + 1;
        k < segments.size() && segments.get(k).kind() != Segment.Kind.DISPLAY;
        k++) {
      if (segments.get(k).kind() == Segment.Kind.PROSE) {
        String prose = prose(k);
        Matcher matcher = SENTENCE_END.matcher(prose);
        if (matcher.find()) {
          return words.append(prose, 0, matcher.start()).toString();
        }
        words.append(prose).append(' ');
      }
    }
    return words.toString();
  }

  private String prose(int place) {
    Segment s = segments.get(place);
    return text.substring(s.span().start(), s.span().end()).toLowerCase(Locale.ROOT);
  }

  /// Whether a chain says something about what is known already: every side can be read, the first
  /// one is more than a name, and the last one is no new name.
  boolean isClaim(List<Document.Part> sides) {
    boolean readable =
        sides.stream()
            .allMatch(s -> !s.readings().isEmpty() && !s.readings().getFirst().repaired());
    return readable && !isName(expr(sides.getFirst())) && !isNewName(expr(sides.getLast()));
  }

  private static Expr expr(Document.Part side) {
    return side.readings().getFirst().expr();
  }

  /// A name, also raised, inverted, transposed or under a logarithm: log σ² = v names v.
  private static boolean isName(Expr expr) {
    return switch (expr) {
      case Expr.Symbol _, Expr.Literal _, Expr.Constant _, Expr.Identity _, Expr.DensityAt _ ->
          true;
      case Expr.Component c -> isName(c.vector());
      case Expr.Entry e -> isName(e.matrix());
      case Expr.Power p -> isName(p.base());
      case Expr.Inverse i -> isName(i.matrix());
      case Expr.Transpose t -> isName(t.operand());
      case Expr.Negation n -> isName(n.operand());
      case Expr.Logarithm l -> isName(l.argument());
      case Expr.Exponential e -> isName(e.exponent());
      case Expr.Root r -> isName(r.radicand());
      default -> false;
    };
  }

  private boolean isNewName(Expr expr) {
    return expr instanceof Expr.Symbol s
        && !s.name().equals(declarations.dimension())
        && !declarations.definitions().containsKey(s.name())
        && declarations.laws().values().stream()
            .noneMatch(
                l ->
                    declarations.leadsTo(l.mean(), s.name())
                        || declarations.leadsTo(l.covariance(), s.name()));
  }
}
