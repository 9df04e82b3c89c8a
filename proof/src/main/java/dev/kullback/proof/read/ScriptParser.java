package dev.kullback.proof.read;

import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.List;

/// Parses the scripts of names: which are labels (μ_1), which are indices (μ_i, Σ_{12}), and which
/// only decorate (μ_θ).
final class ScriptParser {

  private final ExpressionParser parser;

  ScriptParser(ExpressionParser parser) {
    this.parser = parser;
  }

  /// What the scripts of a name say.
  static final class Scripts {
    String label = "";
    final List<Index> indices = new ArrayList<>();
  }

  Scripts scripts(String base) {
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
    if (SymbolParser.INDEX_LETTERS.contains(inside.text())) {
      return;
    }
    scripts.label = inside.text();
  }

  void below(String base, Scripts scripts) {
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
    boolean last = parser.symbols().isListing() && vocabulary.isDimension(name);
    if (last) {
      scripts.indices.add(new Index.Variable("i"));
    } else if (parser.isBoundIndex(name) || SymbolParser.INDEX_LETTERS.contains(name)) {
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
}
