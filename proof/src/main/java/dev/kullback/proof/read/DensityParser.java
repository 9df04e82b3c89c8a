package dev.kullback.proof.read;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses densities q(z|x;θ), divergences KL(q‖p), entropies, N(z; μ, Σ).
final class DensityParser {

  private final ExpressionParser parser;

  DensityParser(ExpressionParser parser) {
    this.parser = parser;
  }

  private Cursor cursor() {
    return parser.cursor();
  }

  private Vocabulary vocabulary() {
    return parser.vocabulary();
  }

  /// Whether the letter under the cursor is a density, an expectation, an entropy or a divergence.
  boolean startsHere() {
    Token letter = cursor().peek();
    Token next = cursor().peek(1);
    return switch (letter.text()) {
      case "E" -> next.isOpener() || next.isSign("_") || next.kind() == Token.Kind.OPEN;
      case "H", "h" -> (next.isOpener() || next.isSign("_")) && entropyAhead();
      case "D" -> isDivergence(next);
      case "N" -> next.isOpener();
      default -> vocabulary().isDensity(letter.text()) && isDensityAhead();
    };
  }

  private boolean entropyAhead() {
    Token inside = cursor().peek(2);
    return vocabulary().isDensity(inside.text()) || cursor().peek(1).isSign("_");
  }

  private boolean isDivergence(Token next) {
    boolean subscript =
        next.isSign("_")
            && (cursor().peek(2).isWord("KL")
                || (cursor().peek(2).kind() == Token.Kind.OPEN && cursor().peek(3).isWord("KL")));
    boolean direct = next.isOpener() && vocabulary().isDensity(cursor().peek(2).text());
    return subscript || direct;
  }

  /// A capital letter is a density only with its arguments or a law.
  private boolean isDensityAhead() {
    String name = cursor().peek().text();
    boolean lower = name.equals("q") || name.equals("p");
    return lower
        || cursor().peek(1).isOpener()
        || vocabulary().law(Density.named(name)).isPresent();
  }

  Expr parse() {
    return switch (cursor().peek().text()) {
      case "E" -> parser.expectations().expectation();
      case "H", "h" -> entropy();
      case "D" -> divergence();
      case "N" -> gaussian();
      default -> value();
    };
  }

  /// A density with the variables it is written with.
  record Written(Density density, @Nullable Expr argument) {}

  private Expr value() {
    int start = cursor().position();
    Written written = written();
    Expr argument =
        written.argument() == null
            ? vocabulary().variableOf(written.density())
            : written.argument();
    return new Expr.DensityAt(written.density(), argument, cursor().since(start));
  }

  Written written() {
    String name = cursor().next().text();
    while (cursor().peek().isSign("_") || cursor().peek().isSign("^")) {
      cursor().next();
      parser.skipScript();
    }
    if (!cursor().peek().isOpener()) {
      return new Written(vocabulary().density(name, List.of(), List.of()), null);
    }
    int mark = cursor().position();
    List<String> of = new ArrayList<>();
    List<String> given = new ArrayList<>();
    if (roles(of, given)) {
      Density density = vocabulary().density(name, of, given);
      Expr argument = of.isEmpty() ? null : vocabulary().variable(of.getFirst());
      return new Written(density, argument);
    }
    cursor().reset(mark);
    Expr argument = parser.groups().brackets();
    return new Written(vocabulary().density(name, List.of(), List.of()), argument);
  }

  /// Reads (z|x;θ); false if there is more than names in the brackets.
  private boolean roles(List<String> of, List<String> given) {
    cursor().next();
    List<String> current = of;
    while (true) {
      Token t = cursor().next();
      if (t.isCloser()) {
        return !of.isEmpty();
      }
      switch (t.kind()) {
        case LETTER -> current.add(t.text());
        case SIGN -> {
          if (t.isSign("|")) {
            current = given;
          } else if (t.isSign(";")) {
            current = new ArrayList<>();
          } else if (t.isSign("_") || t.isSign("^")) {
            parser.skipScript();
          } else if (!t.isSign(",")) {
            return false;
          }
        }
        default -> {
          return false;
        }
      }
      given.removeIf(g -> Set.of("theta", "phi", "psi", "lambda").contains(g));
    }
  }

  /// N(z; μ, Σ) as the value of a density.
  private Expr gaussian() {
    int start = cursor().position();
    List<Expr> parts = arguments();
    if (parts.size() != 3) {
      throw cursor()
          .error(
              "N(mean, covariance) is a law, not a number; N(z; mean, covariance) is its density");
    }
    Density density = vocabulary().anonymous(parts.get(1), parts.get(2));
    return new Expr.DensityAt(density, parts.get(0), cursor().since(start));
  }

  /// The letter N is under the cursor: its arguments, two or three.
  List<Expr> arguments() {
    cursor().next();
    if (cursor().acceptSign("_")) {
      parser.skipScript();
    }
    if (!cursor().peek().isOpener()) {
      throw cursor().error("N needs its mean and covariance in brackets");
    }
    cursor().next();
    int bars = parser.groups().bars();
    List<Expr> parts = new ArrayList<>();
    while (true) {
      parser.groups().setBars(1);
      parts.add(parser.sum());
      parser.groups().setBars(bars);
      Token t = cursor().next();
      if (t.isCloser()) {
        return parts;
      }
      if (!t.isSign(",") && !t.isSign(";") && !t.isSign("|")) {
        throw cursor().error("N needs its mean and covariance parted by a comma");
      }
    }
  }

  /// KL(q‖p), D_KL(q‖p), D(q‖p): the name is under the cursor.
  Expr divergence() {
    int start = cursor().position();
    cursor().next();
    while (cursor().peek().isSign("_") || cursor().peek().isSign("^")) {
      cursor().next();
      parser.skipScript();
    }
    if (!cursor().peek().isOpener()) {
      throw cursor().error("KL needs its two densities in brackets");
    }
    cursor().next();
    Density q = reference();
    if (!separator()) {
      throw cursor().error("KL(q‖p) needs ‖ between its densities");
    }
    Density p = reference();
    if (!cursor().peek().isCloser()) {
      throw cursor().error("the closing bracket of KL is missing");
    }
    cursor().next();
    return new Expr.Divergence(q, p, cursor().since(start));
  }

  private boolean separator() {
    Token t = cursor().peek();
    if (t.isSign("|") && cursor().peek(1).isSign("|")) {
      cursor().next();
    }
    boolean fits =
        t.isSign("‖") || t.isSign("|") || t.isSign(",") || t.isSign(";") || t.isSign(":");
    if (fits) {
      cursor().next();
    }
    return fits;
  }

  /// A density as an argument: q, q(z|x), N(μ, Σ).
  Density reference() {
    Token t = cursor().peek();
    if (t.isLetter("N") && cursor().peek(1).isOpener()) {
      List<Expr> parts = arguments();
      int last = parts.size() - 1;
      return vocabulary().anonymous(parts.get(last - 1), parts.get(last));
    }
    if (t.kind() != Token.Kind.LETTER || !vocabulary().isDensity(t.text())) {
      throw cursor().error("a density is needed here");
    }
    return written().density();
  }

  private Expr entropy() {
    int start = cursor().position();
    cursor().next();
    if (cursor().acceptSign("_")) {
      parser.skipScript();
    }
    cursor().next();
    Density q = reference();
    Expr entropy;
    if (separator()) {
      Density p = reference();
      entropy = new Expr.CrossEntropy(q, p, Span.NONE);
    } else {
      entropy = new Expr.Entropy(q, Span.NONE);
    }
    if (!cursor().peek().isCloser()) {
      throw cursor().error("the closing bracket of the entropy is missing");
    }
    cursor().next();
    Span span = cursor().since(start);
    return entropy instanceof Expr.CrossEntropy c
        ? new Expr.CrossEntropy(c.q(), c.p(), span)
        : new Expr.Entropy(q, span);
  }
}
