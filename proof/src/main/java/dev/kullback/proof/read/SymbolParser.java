package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Parses names with what follows them: components (μ_i), decorations (μ_θ(x)), powers, inverses,
/// transposes. Scripts are left to [ScriptParser].
final class SymbolParser {

  static final Set<String> INDEX_LETTERS = Set.of("i", "j", "k", "l");

  private final ExpressionParser parser;
  private final ScriptParser scripts;

  /// Inside diag(…, σ_n²) the last index stands for all of them, and a bare σ for its components.
  private boolean listing;

  SymbolParser(ExpressionParser parser) {
    this.parser = parser;
    this.scripts = new ScriptParser(parser);
  }

  boolean isListing() {
    return listing;
  }

  Expr listed(Supplier<Expr> inside) {
    boolean outer = listing;
    listing = true;
    Expr expr = inside.get();
    listing = outer;
    return expr;
  }

  Expr parse() {
    Cursor cursor = parser.cursor();
    int start = cursor.position();
    Token letter = cursor.next();
    String base = letter.text();
    if (base.equals("I")) {
      skipIdentityScript();
      return new Expr.Identity(cursor.since(start));
    }
    if (base.equals("e") && !cursor.peek().isSign("_")) {
      return euler(start);
    }
    ScriptParser.Scripts written = scripts.scripts(base);
    skipArguments(base);
    return symbol(base, written, cursor.since(start));
  }

  /// I_n and 𝕀_d are I.
  private void skipIdentityScript() {
    if (parser.cursor().acceptSign("_")) {
      parser.skipScript();
    }
  }

  private Expr euler(int start) {
    Cursor cursor = parser.cursor();
    if (cursor.acceptSign("^")) {
      Expr exponent = parser.argument();
      return new Expr.Exponential(exponent, cursor.since(start));
    }
    return new Expr.Constant(Expr.Constant.Name.E, cursor.since(start));
  }

  private Expr symbol(String base, ScriptParser.Scripts scripts, Span span) {
    Vocabulary vocabulary = parser.vocabulary();
    String name = scripts.label.isEmpty() ? base : base + "_" + scripts.label;
    List<Index> indices = scripts.indices;
    if (indices.isEmpty() && listing && isDeviation(base)) {
      indices = List.of(new Index.Variable("i"));
    }
    if (indices.isEmpty()) {
      return new Expr.Symbol(name, vocabulary.shape(name), span);
    }
    if (vocabulary.shape(name) == Shape.MATRIX) {
      return entry(name, indices, span);
    }
    Expr vector = new Expr.Symbol(name, Shape.VECTOR, span);
    return new Expr.Component(vector, indices.getFirst(), span);
  }

  private static boolean isDeviation(String base) {
    return base.equals("sigma") || base.equals("tau") || base.equals("lambda") || base.equals("s");
  }

  private static Expr entry(String name, List<Index> indices, Span span) {
    Expr matrix = new Expr.Symbol(name, Shape.MATRIX, span);
    return new Expr.Entry(matrix, indices.getFirst(), indices.getLast(), span);
  }

  /// μ(x), Σ_θ(x): an argument that only recalls what a parameter depends on.
  private void skipArguments(String base) {
    Cursor cursor = parser.cursor();
    if (!isParameter(base) || !cursor.peek().isOpener()) {
      return;
    }
    int k = 1;
    boolean decoration = true;
    while (decoration && !cursor.peek(k).isCloser()) {
      Token t = cursor.peek(k);
      boolean letter = t.kind() == Token.Kind.LETTER && isArgument(t.text());
      boolean script =
          t.isSign("_")
              || t.isSign("^")
              || t.kind() == Token.Kind.OPEN
              || t.kind() == Token.Kind.CLOSE
              || INDEX_LETTERS.contains(t.text());
      decoration = letter || script || t.isSign(",") || t.isSign(";") || t.isSign("|");
      k++;
    }
    if (decoration && k > 1) {
      cursor.reset(cursor.position() + k + 1);
    }
  }

  private boolean isArgument(String name) {
    Vocabulary vocabulary = parser.vocabulary();
    boolean variable =
        vocabulary.declarations().laws().values().stream()
            .anyMatch(l -> l.variable().name().equals(name));
    return vocabulary.isDecoration(name) && !variable;
  }

  private static boolean isParameter(String base) {
    return base.equals("mu")
        || base.equals("Sigma")
        || base.equals("sigma")
        || base.equals("Lambda");
  }

  /// Skips (x) behind Σ_θ^{-1}; says whether it did.
  boolean skipDecoration(Expr expr) {
    Expr inner = expr;
    while (true) {
      switch (inner) {
        case Expr.Inverse i -> inner = i.matrix();
        case Expr.Transpose t -> inner = t.operand();
        case Expr.Power p -> inner = p.base();
        case Expr.Component c -> inner = c.vector();
        case Expr.Symbol s -> {
          int before = parser.cursor().position();
          int underscore = s.name().indexOf('_');
          skipArguments(underscore < 0 ? s.name() : s.name().substring(0, underscore));
          return parser.cursor().position() > before;
        }
        default -> {
          return false;
        }
      }
    }
  }

  /// A power, an inverse or a transpose; the sign ^ is behind us.
  Expr raise(Expr base, int start) {
    Cursor cursor = parser.cursor();
    int mark = cursor.position();
    boolean braced = cursor.acceptOpen();
    boolean inverse = cursor.acceptSign("-");
    if (isTransposeMark(cursor.peek()) && (!braced || cursor.peek(1).kind() == Token.Kind.CLOSE)) {
      cursor.next();
      if (braced) {
        cursor.next();
      }
      Expr turned = inverse ? new Expr.Inverse(base, cursor.since(start)) : base;
      return new Expr.Transpose(turned, cursor.since(start));
    }
    cursor.reset(mark);
    Expr exponent = exponent();
    Span span = cursor.since(start);
    boolean minusOne =
        exponent instanceof Expr.Negation n
            && n.operand() instanceof Expr.Literal l
            && l.value().isOne();
    return minusOne && ExpressionParser.shape(base) == Shape.MATRIX
        ? new Expr.Inverse(base, span)
        : new Expr.Power(base, exponent, span);
  }

  private Expr exponent() {
    Cursor cursor = parser.cursor();
    if (cursor.peek().isSign("-")) {
      cursor.next();
      return Formula.negate(parser.argument());
    }
    return parser.argument();
  }

  private static boolean isTransposeMark(Token t) {
    return t.isLetter("T") || t.isCommand("top") || t.isSign("'");
  }

  /// A component or entry of a bracketed expression; the sign _ is behind us.
  Expr subscript(Expr base, int start) {
    ScriptParser.Scripts written = new ScriptParser.Scripts();
    scripts.below("", written);
    if (written.indices.isEmpty()) {
      throw parser.cursor().error("the subscript is not read");
    }
    Span span = parser.cursor().since(start);
    return ExpressionParser.shape(base) == Shape.MATRIX
        ? new Expr.Entry(base, written.indices.getFirst(), written.indices.getLast(), span)
        : new Expr.Component(base, written.indices.getFirst(), span);
  }
}
