package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Parses the tokens of one side: sums, products, powers, fractions, roots.
///
/// Names are left to [SymbolParser], functions to [FunctionParser], densities to [DensityParser],
/// expectations to [ExpectationParser], large operators to [OperatorParser], brackets and bars to
/// [GroupParser].
final class ExpressionParser {

  private static final Set<String> STARTERS = Set.of("frac", "sqrt", "sum", "prod", "int", "pi");

  private final Cursor cursor;
  private final Vocabulary vocabulary;
  private final Choices choices;
  private final SymbolParser symbols;
  private final FunctionParser functions;
  private final DensityParser densities;
  private final ExpectationParser expectations;
  private final OperatorParser operators;
  private final GroupParser groups;

  ExpressionParser(List<Token> tokens, Vocabulary vocabulary, Choices choices) {
    this.cursor = new Cursor(tokens);
    this.vocabulary = vocabulary;
    this.choices = choices;
    this.symbols = new SymbolParser(this);
    this.functions = new FunctionParser(this);
    this.densities = new DensityParser(this);
    this.expectations = new ExpectationParser(this);
    this.operators = new OperatorParser(this);
    this.groups = new GroupParser(this);
  }

  Cursor cursor() {
    return cursor;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Choices choices() {
    return choices;
  }

  SymbolParser symbols() {
    return symbols;
  }

  FunctionParser functions() {
    return functions;
  }

  DensityParser densities() {
    return densities;
  }

  OperatorParser operators() {
    return operators;
  }

  GroupParser groups() {
    return groups;
  }

  ExpectationParser expectations() {
    return expectations;
  }

  boolean isBoundIndex(String name) {
    return operators.isBoundIndex(name);
  }

  /// The whole side.
  Expr parse() {
    if (cursor.atEnd()) {
      throw cursor.error("nothing stands here");
    }
    Expr expr = sum();
    if (!cursor.atEnd()) {
      throw cursor.error(leftover(cursor.peek()));
    }
    return expr;
  }

  private String leftover(Token token) {
    if (token.isCloser() || token.kind() == Token.Kind.CLOSE) {
      return "a closing “" + token.text() + "” without its opening bracket";
    }
    if (operators.isMeasure()) {
      return "“d" + cursor.peek(1).text() + "” without an integral";
    }
    return "“" + token.text() + "” cannot stand here";
  }

  Expr sum() {
    cursor.enter();
    int start = cursor.position();
    List<Expr> terms = new ArrayList<>();
    do {
      terms.add(signedTerm());
    } while (cursor.peek().isSign("+") || cursor.peek().isSign("-"));
    cursor.leave();
    return terms.size() == 1 ? terms.getFirst() : new Expr.Sum(terms, cursor.since(start));
  }

  Expr signedTerm() {
    int start = cursor.position();
    boolean negative = false;
    while (cursor.peek().isSign("+") || cursor.peek().isSign("-")) {
      negative ^= cursor.next().isSign("-");
    }
    Expr term = term();
    return negative ? new Expr.Negation(term, cursor.since(start)) : term;
  }

  Expr term() {
    int start = cursor.position();
    List<Expr> factors = new ArrayList<>();
    factors.add(factor());
    while (true) {
      if (cursor.acceptSign("*")) {
        factors.add(factor());
      } else if (cursor.peek().isSign("/")) {
        divide(factors, start);
      } else if (startsFactor()) {
        factors.add(factor());
      } else {
        break;
      }
    }
    return factors.size() == 1
        ? factors.getFirst()
        : new Expr.Product(factors, cursor.since(start));
  }

  /// a / b c is (a / b) c; the other reading a / (b c) is kept as a second choice.
  private void divide(List<Expr> factors, int start) {
    cursor.next();
    List<Expr> below = new ArrayList<>();
    int from = cursor.position();
    below.add(factor());
    boolean more = startsFactor() && !cursor.peek().isOpener();
    if (more && choices.choose("", "the slash is read as dividing by all that follows it") == 1) {
      while (startsFactor()) {
        below.add(factor());
      }
    }
    Expr denominator =
        below.size() == 1 ? below.getFirst() : new Expr.Product(below, cursor.since(from));
    Expr numerator =
        factors.size() == 1 ? factors.getFirst() : new Expr.Product(factors, cursor.since(start));
    factors.clear();
    factors.add(new Expr.Quotient(numerator, denominator, cursor.since(start)));
  }

  boolean startsFactor() {
    Token t = cursor.peek();
    return switch (t.kind()) {
      case NUMBER, WORD, OPEN -> true;
      case LETTER -> !operators.isMeasure();
      case COMMAND -> STARTERS.contains(t.text());
      case SIGN -> t.isOpener() || (groups.bars() == 0 && (t.isSign("|") || t.isSign("‖")));
      default -> false;
    };
  }

  Expr factor() {
    cursor.enter();
    int start = cursor.position();
    Expr expr = postfix(primary(), start);
    cursor.leave();
    return expr;
  }

  private Expr primary() {
    Token t = cursor.peek();
    return switch (t.kind()) {
      case NUMBER -> {
        cursor.next();
        yield new Expr.Literal(Rational.parse(t.text()), t.span());
      }
      case LETTER -> densities.startsHere() ? densities.parse() : symbols.parse();
      case WORD -> functions.parse();
      case COMMAND -> command(t);
      case OPEN -> groups.group();
      case SIGN -> sign(t);
      default -> throw cursor.error("a term is missing here");
    };
  }

  private Expr sign(Token t) {
    if (t.isOpener()) {
      return groups.brackets();
    }
    if (t.isSign("|") || t.isSign("‖")) {
      return groups.barred(t);
    }
    throw cursor.error(
        t.isCloser()
            ? "a closing “" + t.text() + "” without its opening bracket"
            : "a term is missing before “" + t.text() + "”");
  }

  private Expr command(Token t) {
    return switch (t.text()) {
      case "frac" -> fraction();
      case "sqrt" -> root();
      case "sum", "prod" -> operators.large(t.text().equals("sum"));
      case "int" -> operators.integral();
      case "pi" -> {
        cursor.next();
        yield new Expr.Constant(Expr.Constant.Name.PI, t.span());
      }
      default -> throw cursor.error("“" + t.text() + "” is not known here");
    };
  }

  static Shape shape(Expr expr) {
    return Shapes.of(expr);
  }

  private Expr fraction() {
    int start = cursor.position();
    cursor.next();
    Expr numerator = argument();
    Expr denominator = argument();
    return new Expr.Quotient(numerator, denominator, cursor.since(start));
  }

  /// An argument of a command: a group or a single token.
  Expr argument() {
    cursor.enter();
    Expr argument = cursor.peek().kind() == Token.Kind.OPEN ? groups.group() : primary();
    cursor.leave();
    return argument;
  }

  private Expr root() {
    int start = cursor.position();
    cursor.next();
    Expr degree = Formula.number(2);
    if (cursor.peek().isSign("[")) {
      degree = groups.brackets();
    }
    Expr radicand = argument();
    Span span = cursor.since(start);
    boolean square = degree instanceof Expr.Literal l && l.value().equals(Rational.TWO);
    return square
        ? new Expr.Root(radicand, span)
        : new Expr.Power(radicand, Formula.quotient(Formula.ONE, degree), span);
  }

  /// Skips a script: a group with all that is inside, or one token (with its sign).
  void skipScript() {
    if (cursor.peek().isSign("-")) {
      cursor.next();
    }
    if (cursor.peek().kind() != Token.Kind.OPEN) {
      cursor.next();
      return;
    }
    int depth = 0;
    do {
      Token t = cursor.next();
      depth += t.kind() == Token.Kind.OPEN ? 1 : t.kind() == Token.Kind.CLOSE ? -1 : 0;
    } while (depth > 0 && !cursor.atEnd());
  }

  /// Powers, transposes, components and decorations behind an expression.
  Expr postfix(Expr base, int start) {
    Expr expr = base;
    while (true) {
      if (cursor.acceptSign("'")) {
        expr = new Expr.Transpose(expr, cursor.since(start));
      } else if (cursor.peek().isSign("^")) {
        cursor.next();
        expr = symbols.raise(expr, start);
      } else if (cursor.peek().isSign("_")) {
        cursor.next();
        expr = symbols.subscript(expr, start);
      } else if (!symbols.skipDecoration(expr)) {
        return expr;
      }
    }
  }
}
