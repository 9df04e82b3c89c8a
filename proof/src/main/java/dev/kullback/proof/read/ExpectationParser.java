package dev.kullback.proof.read;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses expectations E_q[…] with the laws and variables under them, variances, covariances, and
/// the evidence lower bound.
final class ExpectationParser {

  private static final List<String> RANDOM = List.of("z", "x", "y", "X", "Z", "Y", "w", "u");

  private final ExpressionParser parser;

  ExpectationParser(ExpressionParser parser) {
    this.parser = parser;
  }

  private Cursor cursor() {
    return parser.cursor();
  }

  private Vocabulary vocabulary() {
    return parser.vocabulary();
  }

  /// The law of an expectation and the variable it binds, as far as the subscript says.
  private record Under(@Nullable Density density, @Nullable String variable) {}

  /// E_q[…]: the letter E is under the cursor.
  Expr expectation() {
    int start = cursor().position();
    cursor().next();
    Under under = subscript();
    int from = cursor().position();
    Expr body = cursor().peek().isOpener() ? parser.groups().brackets() : openBody();
    return expectation(under, body, from, cursor().since(start));
  }

  private Expr openBody() {
    return cursor().peek().kind() == Token.Kind.OPEN ? parser.groups().group() : parser.term();
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
      under = new Under(parser.densities().reference(), first.text());
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
      return new Under(parser.densities().reference(), null);
    }
    DensityParser.Written written = parser.densities().written();
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
    Expr body = parser.groups().brackets();
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
      parser.groups().brackets();
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
