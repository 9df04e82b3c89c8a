package dev.kullback.proof.print;

import dev.kullback.proof.expr.Expr;
import org.jspecify.annotations.Nullable;

/// Prints expressions as presentation MathML, which browsers show without any script.
public final class MathMl {

  private MathMl() {}

  /// The expression as a `math` element.
  ///
  /// @param expr the expression
  /// @param display whether it stands on a line of its own
  /// @return the element
  public static String of(Expr expr, boolean display) {
    String mode = display ? " display=\"block\"" : "";
    return "<math" + mode + ">" + render(Typesetter.of(expr)) + "</math>";
  }

  private static String render(Box box) {
    return switch (box) {
      case Box.Leaf l -> leaf(l);
      case Box.Row r -> row(r);
      case Box.Fraction f -> element("mfrac", render(f.numerator()) + render(f.denominator()));
      case Box.Scripts s -> scripts(s);
      case Box.Radical r -> element("msqrt", render(r.radicand()));
      case Box.Fenced f -> element("mrow", fence(f.open()) + render(f.body()) + fence(f.close()));
      case Box.Large l -> large(l);
    };
  }

  private static String row(Box.Row row) {
    StringBuilder out = new StringBuilder();
    row.parts().forEach(p -> out.append(render(p)));
    return element("mrow", out.toString());
  }

  private static String leaf(Box.Leaf leaf) {
    String text = escape(leaf.text());
    return switch (leaf.style()) {
      case NUMBER -> element("mn", text);
      case NAME -> element("mi", text);
      case VECTOR -> element("mi", text);
      case FUNCTION ->
          "<mi mathvariant=\"normal\">"
              + text
              + "</mi>"
              + (text.equals("d") ? "" : "<mo>\u2061</mo>");
      case SIGN -> text.equals("T") ? "<mi mathvariant=\"normal\">T</mi>" : element("mo", text);
    };
  }

  private static String scripts(Box.Scripts s) {
    String base = element("mrow", render(s.base()));
    if (s.below() != null && s.above() != null) {
      return element("msubsup", base + script(s.below()) + script(s.above()));
    }
    return s.below() != null
        ? element("msub", base + script(s.below()))
        : element("msup", base + script(s.above()));
  }

  private static String script(@Nullable Box box) {
    return element("mrow", box == null ? "" : render(box));
  }

  private static String large(Box.Large l) {
    String sign = element("mo", l.sign());
    return l.below() == null
        ? sign
        : element("munderover", sign + script(l.below()) + script(l.above()));
  }

  private static String fence(String bracket) {
    return "<mo fence=\"true\" stretchy=\"true\">" + escape(bracket) + "</mo>";
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
