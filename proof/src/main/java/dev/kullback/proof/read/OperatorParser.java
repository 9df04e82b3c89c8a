package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Parses large operators: sums and products over an index, and integrals with their measure dz.
final class OperatorParser {

  private static final Set<String> MEASURED =
      Set.of("x", "y", "z", "w", "u", "v", "t", "X", "Y", "Z", "epsilon", "eta", "theta");

  private final ExpressionParser parser;
  private final Deque<String> indices = new ArrayDeque<>();

  /// How many integrals are open here, waiting for their dz.
  private int integrals;

  OperatorParser(ExpressionParser parser) {
    this.parser = parser;
  }

  /// Forgets the open integrals while a group is read; returns how many there are.
  int suspend() {
    int open = integrals;
    integrals = 0;
    return open;
  }

  void resume(int open) {
    integrals = open;
  }

  boolean isBoundIndex(String name) {
    return indices.contains(name);
  }

  /// dz, where the letters cannot be a product.
  boolean isMeasure() {
    Token d = parser.cursor().peek();
    Token variable = parser.cursor().peek(1);
    boolean letters = d.isLetter("d") && variable.kind() == Token.Kind.LETTER;
    if (!letters || !MEASURED.contains(variable.text())) {
      return false;
    }
    return integrals > 0 || !parser.vocabulary().isDimension("d");
  }

  Expr integral() {
    int start = parser.cursor().position();
    parser.cursor().next();
    skipLimits();
    integrals++;
    Expr.Symbol variable = isMeasure() ? measure() : null;
    Expr body;
    if (variable != null) {
      body = parser.term();
    } else if (!parser.startsFactor() && !parser.cursor().peek().isSign("-") && isMeasure()) {
      body = Formula.ONE;
    } else {
      body = parser.sum();
    }
    if (variable == null) {
      if (!isMeasure()) {
        throw parser.cursor().error("an integral without its “dz”");
      }
      variable = measure();
    }
    integrals--;
    return new Expr.Integral(variable, body, parser.cursor().since(start));
  }

  private void skipLimits() {
    while (parser.cursor().peek().isSign("_") || parser.cursor().peek().isSign("^")) {
      parser.cursor().next();
      parser.skipScript();
    }
  }

  private Expr.Symbol measure() {
    parser.cursor().next();
    Token variable = parser.cursor().next();
    Expr.Symbol symbol = parser.vocabulary().variable(variable.text());
    while (parser.cursor().peek().isSign("_")) {
      parser.cursor().next();
      parser.skipScript();
    }
    return symbol;
  }

  Expr large(boolean isSum) {
    int start = parser.cursor().position();
    parser.cursor().next();
    String index = "i";
    Expr upper = parser.vocabulary().dimension();
    for (int k = 0; k < 2; k++) {
      if (parser.cursor().acceptSign("_")) {
        index = lowerLimit();
      } else if (parser.cursor().acceptSign("^")) {
        upper = parser.argument();
      }
    }
    indices.push(index);
    Expr body = body(index);
    indices.pop();
    Span span = parser.cursor().since(start);
    return isSum
        ? new Expr.SumOver(index, upper, body, span)
        : new Expr.ProductOver(index, upper, body, span);
  }

  /// i = 1, or i alone.
  private String lowerLimit() {
    boolean braced = parser.cursor().acceptOpen();
    Token index = parser.cursor().next();
    if (index.kind() != Token.Kind.LETTER) {
      throw parser.cursor().error("a sum or product needs an index letter below it");
    }
    if (braced) {
      if (parser.cursor().acceptSign("=")) {
        Token from = parser.cursor().next();
        if (!from.is(Token.Kind.NUMBER, "1")) {
          throw parser
              .cursor()
              .error("sums and products are read from " + index.text() + " = 1 only");
        }
      }
      if (!parser.cursor().acceptClose()) {
        throw parser.cursor().error("the limits below a sum or product are not read");
      }
    }
    return index.text();
  }

  /// What a sum or product reaches over: the term to its right, or all the terms in which its index
  /// still occurs.
  private Expr body(String index) {
    int start = parser.cursor().position();
    Expr first = parser.signedTerm();
    boolean further = parser.cursor().peek().isSign("+") || parser.cursor().peek().isSign("-");
    if (!further || !indexOccursAhead(index)) {
      return first;
    }
    int after = parser.cursor().position();
    if (parser
            .choices()
            .choose(
                "the sum over " + index + " is read as reaching over all terms with " + index, "")
        == 1) {
      parser.cursor().reset(after);
      return first;
    }
    List<Expr> terms = new ArrayList<>();
    terms.add(first);
    while ((parser.cursor().peek().isSign("+") || parser.cursor().peek().isSign("-"))
        && indexOccursAhead(index)) {
      terms.add(parser.signedTerm());
    }
    return new Expr.Sum(terms, parser.cursor().since(start));
  }

  /// Whether a subscript mentions the index before the bracket around the sum closes, and no other
  /// sum binds it there.
  private boolean indexOccursAhead(String index) {
    int depth = 0;
    for (int k = 0; ; k++) {
      Token t = parser.cursor().peek(k);
      boolean opens = t.isOpener() || t.kind() == Token.Kind.OPEN;
      boolean closes = t.isCloser() || t.kind() == Token.Kind.CLOSE;
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth < 0 || t.kind() == Token.Kind.END || t.isCommand("sum") || t.isCommand("prod")) {
        return false;
      }
      boolean script = k > 0 && (parser.cursor().peek(k - 1).isSign("_") || inScript(k));
      if (script && t.isLetter(index)) {
        return true;
      }
    }
  }

  /// Whether the token stands in a braced subscript: _{1,i} or _{i}.
  private boolean inScript(int ahead) {
    for (int k = ahead - 1; k > 0 && ahead - k < 6; k--) {
      if (parser.cursor().peek(k).kind() == Token.Kind.OPEN) {
        return parser.cursor().peek(k - 1).isSign("_");
      }
    }
    return false;
  }
}
