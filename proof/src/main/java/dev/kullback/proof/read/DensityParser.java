package dev.kullback.proof.read;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses densities q(z|x;θ), expectations E_q[…], divergences KL(q‖p), entropies, N(z; μ, Σ).
final class DensityParser {

  private static final List<String> RANDOM = List.of("z", "x", "y", "X", "Z", "Y", "w", "u");

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
      case "E" -> expectation();
      case "H", "h" -> entropy();
      case "D" -> divergence();
      case "N" -> gaussian();
      default -> value();
    };
  }

  /// A density with the variables it is written with.
  private record Written(Density density, @Nullable Expr argument) {}

  private Expr value() {
    int start = cursor().position();
    Written written = written();
    Expr argument =
        written.argument() == null
            ? vocabulary().variableOf(written.density())
            : written.argument();
    return new Expr.DensityAt(written.density(), argument, cursor().since(start));
  }

  private Written written() {
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
    Expr argument = parser.brackets();
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
    int bars = parser.bars();
    List<Expr> parts = new ArrayList<>();
    while (true) {
      parser.setBars(1);
      parts.add(parser.sum());
      parser.setBars(bars);
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
  private Density reference() {
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

  /// The law of an expectation and the variable it binds, as far as the subscript says.
  private record Under(@Nullable Density density, @Nullable String variable) {}

  private Expr expectation() {
    int start = cursor().position();
    cursor().next();
    Under under = subscript();
    int from = cursor().position();
    Expr body = cursor().peek().isOpener() ? parser.brackets() : openBody();
    return expectation(under, body, from, cursor().since(start));
  }

  private Expr openBody() {
    return cursor().peek().kind() == Token.Kind.OPEN ? parser.group() : parser.term();
  }

  private Expr expectation(Under under, Expr body, int from, Span span) {
    String variable =
        under.variable() == null ? occurring(under.density(), from) : under.variable();
    Density density = under.density() == null ? lawOf(variable) : under.density();
    return new Expr.Expectation(density, vocabulary().variable(variable), body, span);
  }

  /// E_q, E_{q(z)}, E_{z ∼ q(z|x)}, E_z.
  private Under subscript() {
    if (!cursor().acceptSign("_")) {
      return new Under(null, null);
    }
    boolean braced = cursor().acceptOpen();
    Token first = cursor().peek();
    Under under;
    if (first.kind() == Token.Kind.LETTER && cursor().peek(1).isCommand("sim")) {
      cursor().next();
      cursor().next();
      under = new Under(reference(), first.text());
    } else if (first.kind() == Token.Kind.LETTER
        && !vocabulary().isDensity(first.text())
        && !first.isLetter("N")) {
      cursor().next();
      under = new Under(null, first.text());
    } else if (braced) {
      under = bracedLaw();
    } else {
      String name = cursor().next().text();
      under = new Under(vocabulary().density(name, List.of(), List.of()), null);
    }
    if (braced) {
      while (!cursor().atEnd() && cursor().peek().kind() != Token.Kind.CLOSE) {
        cursor().next();
      }
      cursor().next();
    }
    return under;
  }

  private Under bracedLaw() {
    if (cursor().peek().isLetter("N")) {
      return new Under(reference(), null);
    }
    Written written = written();
    String variable = written.argument() instanceof Expr.Symbol s ? s.name() : null;
    return new Under(written.density(), variable);
  }

  /// The random variable in the body: the law's own, or the first usual letter that occurs.
  private String occurring(@Nullable Density density, int from) {
    int here = cursor().position();
    List<String> letters = new ArrayList<>();
    cursor().reset(from);
    while (cursor().position() < here) {
      Token t = cursor().next();
      if (t.kind() == Token.Kind.LETTER) {
        letters.add(t.text());
      }
    }
    String own = density == null ? "" : vocabulary().variableOf(density).name();
    if (letters.contains(own)) {
      return own;
    }
    if (density != null && vocabulary().law(density).isEmpty() && letters.contains("z")) {
      return "z";
    }
    for (String name : RANDOM) {
      if (letters.contains(name)) {
        return name;
      }
    }
    return own.isEmpty() ? "z" : own;
  }

  private Density lawOf(String variable) {
    return vocabulary().declarations().laws().values().stream()
        .filter(l -> l.variable().name().equals(variable))
        .findFirst()
        .or(() -> vocabulary().declarations().laws().values().stream().findFirst())
        .map(Law::density)
        .orElse(Density.named("q"));
  }

  /// The variance is the mean of the square less the square of the mean; likewise the covariance.
  Expr variance() {
    int start = cursor().position();
    cursor().next();
    Under under = subscript();
    int from = cursor().position();
    if (!cursor().peek().isOpener()) {
      throw cursor().error("a variance needs its argument in brackets");
    }
    Expr body = parser.brackets();
    Span span = cursor().since(start);
    Expr mean = expectation(under, body, from, span);
    boolean scalar = ExpressionParser.shape(body) == Shape.SCALAR;
    Expr squared = scalar ? Formula.square(body) : Formula.product(body, Formula.transpose(body));
    Expr squaredMean =
        scalar ? Formula.square(mean) : Formula.product(mean, Formula.transpose(mean));
    return new Expr.Sum(
        List.of(expectation(under, squared, from, span), Formula.negate(squaredMean)), span);
  }

  /// The evidence lower bound: the mean under q of the log of the joint density over q.
  Expr evidenceBound() {
    int start = cursor().position();
    cursor().next();
    if (cursor().peek().isOpener()) {
      parser.brackets();
    }
    Density q = vocabulary().density("q", List.of("z"), List.of("x"));
    Density joint = vocabulary().density("p", List.of("x", "z"), List.of());
    Expr.Symbol z = vocabulary().variable("z");
    Expr ratio =
        Formula.minus(
            Formula.ln(Formula.at(joint, vocabulary().variable("x"))),
            Formula.ln(Formula.at(q, z)));
    return new Expr.Expectation(q, z, ratio, cursor().since(start));
  }
}
