package dev.kullback.proof.read;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Parses names with their scripts: labels (μ_1), components (μ_i), decorations (μ_θ(x)),
/// transposes.
final class SymbolParser {

  private static final Set<String> INDEX_LETTERS = Set.of("i", "j", "k", "l");

  private final ExpressionParser parser;

  /// Inside diag(…, σ_n²) the last index stands for all of them, and a bare σ for its components.
  private boolean listing;

  SymbolParser(ExpressionParser parser) {
    this.parser = parser;
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
    Scripts scripts = scripts(base);
    skipArguments(base);
    return symbol(base, scripts, cursor.since(start));
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

  /// What the scripts of a name say.
  private static final class Scripts {
    String label = "";
    final List<Index> indices = new ArrayList<>();
  }

  private Scripts scripts(String base) {
    Cursor cursor = parser.cursor();
    Scripts scripts = new Scripts();
    boolean more = true;
    while (more) {
      more = false;
      if (cursor.peek().isSign("^") && isLabelAhead()) {
        cursor.next();
        label(scripts);
        more = true;
      } else if (cursor.peek().isSign("_")) {
        cursor.next();
        below(base, scripts);
        more = true;
      }
    }
    return scripts;
  }

  /// ^{(1)} is a label.
  private boolean isLabelAhead() {
    Cursor cursor = parser.cursor();
    return cursor.peek(1).kind() == Token.Kind.OPEN
        && cursor.peek(2).isSign("(")
        && cursor.peek(4).isSign(")")
        && cursor.peek(5).kind() == Token.Kind.CLOSE;
  }

  private void label(Scripts scripts) {
    Cursor cursor = parser.cursor();
    cursor.next();
    cursor.next();
    Token inside = cursor.next();
    cursor.next();
    cursor.next();
    if (INDEX_LETTERS.contains(inside.text())) {
      return;
    }
    scripts.label = inside.text();
  }

  private void below(String base, Scripts scripts) {
    Cursor cursor = parser.cursor();
    if (!cursor.acceptOpen()) {
      part(base, cursor.next(), scripts, false);
      return;
    }
    int parts = 0;
    while (!cursor.acceptClose()) {
      Token t = cursor.next();
      if (t.kind() == Token.Kind.END) {
        throw cursor.error("a closing brace is missing");
      }
      if (t.kind() == Token.Kind.SIGN && !t.isSign(",")) {
        decorationGroup(t);
        continue;
      }
      if (!t.isSign(",")) {
        boolean more = cursor.peek().kind() != Token.Kind.CLOSE;
        part(base, t, scripts, more || parts > 0);
        parts++;
      }
    }
  }

  /// Signs in a subscript other than commas are part of a decoration such as _{θ;x}.
  private void decorationGroup(Token t) {
    boolean harmless =
        t.isSign(";")
            || t.isSign("(")
            || t.isSign(")")
            || t.isSign("|")
            || t.isSign("[")
            || t.isSign("]");
    if (!harmless) {
      throw new ReadingException("the subscript is not read", t.span());
    }
  }

  private void part(String base, Token t, Scripts scripts, boolean several) {
    switch (t.kind()) {
      case NUMBER -> number(base, t, scripts, several);
      case LETTER -> letter(base, t.text(), scripts);
      case WORD -> scripts.label = t.text();
      default -> throw new ReadingException("the subscript is not read", t.span());
    }
  }

  /// A number is a label where laws are told apart by it, else a component.
  private void number(String base, Token t, Scripts scripts, boolean several) {
    boolean labelled =
        scripts.label.isEmpty() && (several || parser.vocabulary().isLabelled(base, t.text()));
    if (several && scripts.label.isEmpty() && t.text().length() == 2) {
      throw new ReadingException("the subscript “" + t.text() + "” is not read", t.span());
    }
    if (labelled && !(isMatrix(base) && several && !scripts.indices.isEmpty())) {
      scripts.label = t.text();
    } else if (parser.vocabulary().isUnivariate() || t.text().equals("0")) {
      scripts.label = t.text();
    } else if (isMatrix(base) && t.text().length() == 2 && scripts.indices.isEmpty()) {
      entry(t, scripts);
    } else {
      scripts.indices.add(new Index.Fixed(Integer.parseInt(limited(t))));
    }
  }

  /// Σ_{12} is the entry in row 1 and column 2.
  private static void entry(Token t, Scripts scripts) {
    for (char digit : t.text().toCharArray()) {
      scripts.indices.add(new Index.Fixed(digit - '0'));
    }
  }

  private static String limited(Token t) {
    if (t.text().length() > 6 || t.text().contains(".")) {
      throw new ReadingException("the index is not read", t.span());
    }
    return t.text();
  }

  private boolean isMatrix(String base) {
    return parser.vocabulary().shape(base) == Shape.MATRIX;
  }

  private void letter(String base, String name, Scripts scripts) {
    Vocabulary vocabulary = parser.vocabulary();
    boolean last = listing && vocabulary.isDimension(name);
    if (last) {
      scripts.indices.add(new Index.Variable("i"));
    } else if (parser.isBoundIndex(name) || INDEX_LETTERS.contains(name)) {
      scripts.indices.add(new Index.Variable(name));
    } else if (vocabulary.isDensity(name) || vocabulary.isLabelled(base, name)) {
      scripts.label = name;
    } else if (vocabulary.isDimension(name)) {
      throw new ReadingException(
          "component " + name + " is the last one, which has no fixed number", Span.NONE);
    } else if (!vocabulary.isDecoration(name)) {
      scripts.label = name;
    }
  }

  private Expr symbol(String base, Scripts scripts, Span span) {
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
    Scripts scripts = new Scripts();
    below("", scripts);
    if (scripts.indices.isEmpty()) {
      throw parser.cursor().error("the subscript is not read");
    }
    Span span = parser.cursor().since(start);
    return ExpressionParser.shape(base) == Shape.MATRIX
        ? new Expr.Entry(base, scripts.indices.getFirst(), scripts.indices.getLast(), span)
        : new Expr.Component(base, scripts.indices.getFirst(), span);
  }
}
