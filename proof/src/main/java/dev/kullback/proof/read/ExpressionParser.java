package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Parses the tokens of one side: sums, products, powers, fractions, brackets, bars, large
/// operators.
///
/// Names are left to [SymbolParser], functions to [FunctionParser], densities to [DensityParser].
final class ExpressionParser {

  private static final Set<String> STARTERS = Set.of("frac", "sqrt", "sum", "prod", "int", "pi");
  private static final Set<String> MEASURED =
      Set.of("x", "y", "z", "w", "u", "v", "t", "X", "Y", "Z", "epsilon", "eta", "theta");

  private final Cursor cursor;
  private final Vocabulary vocabulary;
  private final Choices choices;
  private final SymbolParser symbols;
  private final FunctionParser functions;
  private final DensityParser densities;
  private final Deque<String> indices = new ArrayDeque<>();
  private int integrals;
  private int bars;

  ExpressionParser(List<Token> tokens, Vocabulary vocabulary, Choices choices) {
    this.cursor = new Cursor(tokens);
    this.vocabulary = vocabulary;
    this.choices = choices;
    this.symbols = new SymbolParser(this);
    this.functions = new FunctionParser(this);
    this.densities = new DensityParser(this);
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

  boolean isBoundIndex(String name) {
    return indices.contains(name);
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
    if (isMeasure()) {
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

  private Expr signedTerm() {
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
      case LETTER -> !isMeasure();
      case COMMAND -> STARTERS.contains(t.text());
      case SIGN -> t.isOpener() || (bars == 0 && (t.isSign("|") || t.isSign("‖")));
      default -> false;
    };
  }

  /// dz, where the letters cannot be a product.
  boolean isMeasure() {
    Token d = cursor.peek();
    Token variable = cursor.peek(1);
    boolean letters = d.isLetter("d") && variable.kind() == Token.Kind.LETTER;
    if (!letters || !MEASURED.contains(variable.text())) {
      return false;
    }
    return integrals > 0 || !vocabulary.isDimension("d");
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
      case OPEN -> group();
      case SIGN -> sign(t);
      default -> throw cursor.error("a term is missing here");
    };
  }

  private Expr sign(Token t) {
    if (t.isOpener()) {
      return brackets();
    }
    if (t.isSign("|") || t.isSign("‖")) {
      return barred(t);
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
      case "sum", "prod" -> large(t.text().equals("sum"));
      case "int" -> integral();
      case "pi" -> {
        cursor.next();
        yield new Expr.Constant(Expr.Constant.Name.PI, t.span());
      }
      default -> throw cursor.error("“" + t.text() + "” is not known here");
    };
  }

  /// A group in braces.
  Expr group() {
    cursor.next();
    Expr inside = isolated();
    if (!cursor.acceptClose()) {
      throw cursor.error("a closing brace is missing");
    }
    return inside;
  }

  /// A group in any brackets; which kind closes it does not matter.
  Expr brackets() {
    cursor.next();
    Expr inside = isolated();
    if (!cursor.peek().isCloser()) {
      throw cursor.error("a closing bracket is missing");
    }
    cursor.next();
    return inside;
  }

  /// Parses a sum as if nothing stood around it.
  private Expr isolated() {
    int outerBars = bars;
    int outerIntegrals = integrals;
    bars = 0;
    integrals = 0;
    Expr inside = sum();
    bars = outerBars;
    integrals = outerIntegrals;
    return inside;
  }

  private Expr barred(Token open) {
    int start = cursor.position();
    cursor.next();
    int outerIntegrals = integrals;
    integrals = 0;
    bars++;
    Expr inside = sum();
    bars--;
    integrals = outerIntegrals;
    boolean closed = open.isSign("|") ? cursor.acceptBar() : cursor.acceptSign("‖");
    if (!closed) {
      throw cursor.error("a closing “" + open.text() + "” is missing");
    }
    Span span = cursor.since(start);
    if (open.isSign("‖")) {
      skipNormSubscript();
      return new Expr.Norm(inside, span);
    }
    return switch (shape(inside)) {
      case MATRIX -> new Expr.Determinant(inside, span);
      case SCALAR -> new Expr.Absolute(inside, span);
      default -> new Expr.Norm(inside, span);
    };
  }

  /// ‖v‖_2 is ‖v‖.
  private void skipNormSubscript() {
    if (cursor.peek().isSign("_") && cursor.peek(1).is(Token.Kind.NUMBER, "2")) {
      cursor.next();
      cursor.next();
    }
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
    Expr argument = cursor.peek().kind() == Token.Kind.OPEN ? group() : primary();
    cursor.leave();
    return argument;
  }

  private Expr root() {
    int start = cursor.position();
    cursor.next();
    Expr degree = Formula.number(2);
    if (cursor.peek().isSign("[")) {
      degree = brackets();
    }
    Expr radicand = argument();
    Span span = cursor.since(start);
    boolean square = degree instanceof Expr.Literal l && l.value().equals(Rational.TWO);
    return square
        ? new Expr.Root(radicand, span)
        : new Expr.Power(radicand, Formula.quotient(Formula.ONE, degree), span);
  }

  private Expr integral() {
    int start = cursor.position();
    cursor.next();
    skipLimits();
    integrals++;
    Expr.Symbol variable = isMeasure() ? measure() : null;
    Expr body;
    if (variable != null) {
      body = term();
    } else if (!startsFactor() && !cursor.peek().isSign("-") && isMeasure()) {
      body = Formula.ONE;
    } else {
      body = sum();
    }
    if (variable == null) {
      if (!isMeasure()) {
        throw cursor.error("an integral without its “dz”");
      }
      variable = measure();
    }
    integrals--;
    return new Expr.Integral(variable, body, cursor.since(start));
  }

  private void skipLimits() {
    while (cursor.peek().isSign("_") || cursor.peek().isSign("^")) {
      cursor.next();
      skipScript();
    }
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

  private Expr.Symbol measure() {
    cursor.next();
    Token variable = cursor.next();
    Expr.Symbol symbol = vocabulary.variable(variable.text());
    while (cursor.peek().isSign("_")) {
      cursor.next();
      skipScript();
    }
    return symbol;
  }

  private Expr large(boolean isSum) {
    int start = cursor.position();
    cursor.next();
    String index = "i";
    Expr upper = vocabulary.dimension();
    for (int k = 0; k < 2; k++) {
      if (cursor.acceptSign("_")) {
        index = lowerLimit();
      } else if (cursor.acceptSign("^")) {
        upper = argument();
      }
    }
    indices.push(index);
    Expr body = body(index);
    indices.pop();
    Span span = cursor.since(start);
    return isSum
        ? new Expr.SumOver(index, upper, body, span)
        : new Expr.ProductOver(index, upper, body, span);
  }

  /// i = 1, or i alone.
  private String lowerLimit() {
    boolean braced = cursor.acceptOpen();
    Token index = cursor.next();
    if (index.kind() != Token.Kind.LETTER) {
      throw cursor.error("a sum or product needs an index letter below it");
    }
    if (braced) {
      if (cursor.acceptSign("=")) {
        Token from = cursor.next();
        if (!from.is(Token.Kind.NUMBER, "1")) {
          throw cursor.error("sums and products are read from " + index.text() + " = 1 only");
        }
      }
      if (!cursor.acceptClose()) {
        throw cursor.error("the limits below a sum or product are not read");
      }
    }
    return index.text();
  }

  /// What a sum or product reaches over: the term to its right, or all the terms in which its index
  /// still occurs.
  private Expr body(String index) {
    int start = cursor.position();
    Expr first = signedTerm();
    boolean further = cursor.peek().isSign("+") || cursor.peek().isSign("-");
    if (!further || !indexOccursAhead(index)) {
      return first;
    }
    int after = cursor.position();
    if (choices.choose(
            "the sum over " + index + " is read as reaching over all terms with " + index, "")
        == 1) {
      cursor.reset(after);
      return first;
    }
    List<Expr> terms = new ArrayList<>();
    terms.add(first);
    while ((cursor.peek().isSign("+") || cursor.peek().isSign("-")) && indexOccursAhead(index)) {
      terms.add(signedTerm());
    }
    return new Expr.Sum(terms, cursor.since(start));
  }

  /// Whether a subscript mentions the index before the bracket around the sum closes, and no other
  /// sum binds it there.
  private boolean indexOccursAhead(String index) {
    int depth = 0;
    for (int k = 0; ; k++) {
      Token t = cursor.peek(k);
      boolean opens = t.isOpener() || t.kind() == Token.Kind.OPEN;
      boolean closes = t.isCloser() || t.kind() == Token.Kind.CLOSE;
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth < 0 || t.kind() == Token.Kind.END || t.isCommand("sum") || t.isCommand("prod")) {
        return false;
      }
      boolean script = k > 0 && (cursor.peek(k - 1).isSign("_") || inScript(k));
      if (script && t.isLetter(index)) {
        return true;
      }
    }
  }

  /// Whether the token stands in a braced subscript: _{1,i} or _{i}.
  private boolean inScript(int ahead) {
    for (int k = ahead - 1; k > 0 && ahead - k < 6; k--) {
      if (cursor.peek(k).kind() == Token.Kind.OPEN) {
        return cursor.peek(k - 1).isSign("_");
      }
    }
    return false;
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

  int bars() {
    return bars;
  }

  /// Runs with another count of open bars: inside the arguments of KL a bar is a separator.
  void setBars(int count) {
    bars = count;
  }
}
