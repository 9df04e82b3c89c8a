package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;

/// Parses functions written as words: ln, exp, det, tr, diag, Var, Cov, KL, ELBO.
final class FunctionParser {

  private final ExpressionParser parser;

  FunctionParser(ExpressionParser parser) {
    this.parser = parser;
  }

  Expr parse() {
    Token word = parser.cursor().peek();
    return switch (word.text()) {
      case "ln" -> logarithm();
      case "exp" -> exponential();
      case "det" -> unary(false);
      case "tr" -> unary(true);
      case "diag" -> diagonal();
      case "KL", "DKL" -> parser.densities().divergence();
      case "Var", "Cov" -> parser.expectations().variance();
      case "ELBO" -> parser.expectations().evidenceBound();
      default -> throw parser.cursor().error("“" + word.text() + "” is not known here");
    };
  }

  private Expr logarithm() {
    Cursor cursor = parser.cursor();
    int start = cursor.position();
    cursor.next();
    skipBase();
    Expr power = null;
    if (cursor.acceptSign("^")) {
      power = parser.argument();
    }
    Expr log = cursor.peek().isOpener() ? ofBrackets(start) : ofProduct(start);
    return power == null ? log : new Expr.Power(log, power, cursor.since(start));
  }

  /// log_e is ln.
  private void skipBase() {
    Cursor cursor = parser.cursor();
    if (cursor.peek().isSign("_")) {
      Token base = cursor.peek(1).kind() == Token.Kind.OPEN ? cursor.peek(2) : cursor.peek(1);
      if (!base.isLetter("e")) {
        throw cursor.error("only natural logarithms are read");
      }
      cursor.next();
      parser.skipScript();
    }
  }

  /// ln (a)^b: the logarithm of the power, or the power of the logarithm.
  private Expr ofBrackets(int start) {
    Cursor cursor = parser.cursor();
    int inside = cursor.position();
    Expr argument = parser.groups().brackets();
    if (cursor.peek().isSign("^")) {
      int way =
          parser
              .choices()
              .choose(
                  "“ln(a)^b” is read as ln(a^b), not as (ln a)^b",
                  "“ln(a)^b” is read as (ln a)^b, not as ln(a^b)");
      if (way == 0) {
        Expr raised = parser.postfix(argument, inside);
        return new Expr.Logarithm(raised, cursor.since(start));
      }
    }
    return new Expr.Logarithm(argument, cursor.since(start));
  }

  /// ln 2π, ln q p: what a logarithm without brackets reaches over.
  private Expr ofProduct(int start) {
    Expr argument = reach();
    return new Expr.Logarithm(argument, parser.cursor().since(start));
  }

  /// Numbers and names that follow one another belong together; the first one alone is the other
  /// way.
  private Expr reach() {
    Cursor cursor = parser.cursor();
    int start = cursor.position();
    boolean plain = isPlain();
    List<Expr> factors = new ArrayList<>();
    factors.add(parser.factor());
    int after = cursor.position();
    if (plain
        && reachesOn()
        && parser.choices().choose("", "the function is read as reaching over one factor only")
            == 0) {
      while (reachesOn()) {
        cursor.acceptSign("*");
        factors.add(parser.factor());
      }
      if (cursor.peek().isSign("/") && cursor.peek(1).kind() == Token.Kind.LETTER) {
        cursor.next();
        Expr numerator = product(factors, start);
        return new Expr.Quotient(numerator, parser.factor(), cursor.since(start));
      }
    } else if (plain && cursor.position() == after && isRatio()) {
      cursor.next();
      return new Expr.Quotient(product(factors, start), parser.factor(), cursor.since(start));
    }
    return product(factors, start);
  }

  /// ln q/p and ln σ_2/σ_1.
  private boolean isRatio() {
    Cursor cursor = parser.cursor();
    return cursor.peek().isSign("/")
        && cursor.peek(1).kind() == Token.Kind.LETTER
        && parser.choices().choose("", "the logarithm is read as ending before the slash") == 0;
  }

  private Expr product(List<Expr> factors, int start) {
    return factors.size() == 1
        ? factors.getFirst()
        : new Expr.Product(factors, parser.cursor().since(start));
  }

  private boolean isPlain() {
    Token t = parser.cursor().peek();
    return t.kind() == Token.Kind.NUMBER || t.kind() == Token.Kind.LETTER || t.isCommand("pi");
  }

  private boolean reachesOn() {
    return isPlain() && parser.startsFactor() && !isExpectation();
  }

  private boolean isExpectation() {
    return parser.cursor().peek().isLetter("E") && parser.densities().startsHere();
  }

  private Expr exponential() {
    Cursor cursor = parser.cursor();
    int start = cursor.position();
    cursor.next();
    Expr exponent = cursor.peek().isOpener() ? parser.groups().brackets() : parser.factor();
    return new Expr.Exponential(exponent, cursor.since(start));
  }

  /// tr(AB), tr AB, det Σ.
  private Expr unary(boolean isTrace) {
    Cursor cursor = parser.cursor();
    int start = cursor.position();
    cursor.next();
    boolean enclosed = cursor.peek().isOpener() || cursor.peek().kind() == Token.Kind.OPEN;
    Expr matrix = enclosed ? enclosed() : reach();
    Span span = cursor.since(start);
    return isTrace ? new Expr.Trace(matrix, span) : new Expr.Determinant(matrix, span);
  }

  private Expr enclosed() {
    return parser.cursor().peek().isOpener() ? parser.groups().brackets() : parser.groups().group();
  }

  /// diag(σ_1², …, σ_n²), diag(σ²), diag(σ_i²).
  private Expr diagonal() {
    Cursor cursor = parser.cursor();
    int start = cursor.position();
    cursor.next();
    if (cursor.acceptSign("_")) {
      parser.skipScript();
    }
    boolean braced = !cursor.peek().isOpener() && cursor.acceptOpen();
    if (!braced && !cursor.peek().isOpener()) {
      throw cursor.error("diag needs its entries in brackets");
    }
    if (!braced) {
      cursor.next();
    }
    Expr entry = parser.symbols().listed(this::lastEntry);
    cursor.next();
    Span span = cursor.since(start);
    if (isVector(entry)) {
      Expr component = new Expr.Component(entry, new Index.Variable("i"), span);
      return new Expr.Diagonal("i", component, span);
    }
    return new Expr.Diagonal("i", entry, span);
  }

  private static boolean isVector(Expr entry) {
    return ExpressionParser.shape(entry) == Shape.VECTOR;
  }

  /// The last entry of the list stands for all.
  private Expr lastEntry() {
    Cursor cursor = parser.cursor();
    Expr entry = Formula.number(Rational.ZERO);
    while (true) {
      if (cursor.peek().isCommand("ldots")) {
        cursor.next();
      } else if (cursor.peek().isSign(".")) {
        cursor.next();
        continue;
      } else {
        entry = parser.sum();
      }
      if (!cursor.acceptSign(",")) {
        break;
      }
    }
    Token close = cursor.peek();
    if (!close.isCloser() && close.kind() != Token.Kind.CLOSE) {
      throw cursor.error("the list of diagonal entries does not end");
    }
    return entry;
  }
}
