package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Span;

/// Parses what stands between braces, brackets and bars.
final class GroupParser {

  private final ExpressionParser parser;

  /// How many bars are open here: the next one closes.
  private int bars;

  GroupParser(ExpressionParser parser) {
    this.parser = parser;
  }

  /// A group in braces.
  Expr group() {
    parser.cursor().next();
    Expr inside = isolated();
    if (!parser.cursor().acceptClose()) {
      throw parser.cursor().error("a closing brace is missing");
    }
    return inside;
  }

  /// A group in any brackets; which kind closes it does not matter.
  Expr brackets() {
    parser.cursor().next();
    Expr inside = isolated();
    if (!parser.cursor().peek().isCloser()) {
      throw parser.cursor().error("a closing bracket is missing");
    }
    parser.cursor().next();
    return inside;
  }

  /// Parses a sum as if nothing stood around it.
  private Expr isolated() {
    int outerBars = bars;
    int outerIntegrals = parser.operators().suspend();
    bars = 0;
    Expr inside = parser.sum();
    bars = outerBars;
    parser.operators().resume(outerIntegrals);
    return inside;
  }

  Expr barred(Token open) {
    int start = parser.cursor().position();
    parser.cursor().next();
    int outerIntegrals = parser.operators().suspend();
    bars++;
    Expr inside = parser.sum();
    bars--;
    parser.operators().resume(outerIntegrals);
    boolean closed =
        open.isSign("|") ? parser.cursor().acceptBar() : parser.cursor().acceptSign("‖");
    if (!closed) {
      throw parser.cursor().error("a closing “" + open.text() + "” is missing");
    }
    Span span = parser.cursor().since(start);
    if (open.isSign("‖")) {
      skipNormSubscript();
      return new Expr.Norm(inside, span);
    }
    return switch (ExpressionParser.shape(inside)) {
      case MATRIX -> new Expr.Determinant(inside, span);
      case SCALAR -> new Expr.Absolute(inside, span);
      default -> new Expr.Norm(inside, span);
    };
  }

  /// ‖v‖_2 is ‖v‖.
  private void skipNormSubscript() {
    if (parser.cursor().peek().isSign("_") && parser.cursor().peek(1).is(Token.Kind.NUMBER, "2")) {
      parser.cursor().next();
      parser.cursor().next();
    }
  }

  int bars() {
    return bars;
  }

  /// Runs with another count of open bars: inside the arguments of KL a bar is a separator.
  void setBars(int count) {
    bars = count;
  }
}
