package dev.kullback.proof.print;

import dev.kullback.proof.expr.Expr;
import org.jspecify.annotations.Nullable;

/// Prints expressions as LaTeX that amsmath typesets and that the project's own reader reads back.
public final class Latex {

  private Latex() {}

  /// The expression in math mode, without delimiters.
  ///
  /// @param expr the expression
  /// @return its LaTeX
  public static String of(Expr expr) {
    return render(Typesetter.of(expr)).strip().replaceAll(" +", " ");
  }

  private static String render(Box box) {
    return switch (box) {
      case Box.Leaf l -> leaf(l);
      case Box.Row r -> row(r);
      case Box.Fraction f ->
          "\\frac{" + render(f.numerator()).strip() + "}{" + render(f.denominator()).strip() + "}";
      case Box.Scripts s ->
          render(s.base()).strip() + script("_", s.below()) + script("^", s.above());
      case Box.Radical r -> "\\sqrt{" + render(r.radicand()).strip() + "}";
      case Box.Fenced f ->
          fence("\\left", f.open()) + render(f.body()).strip() + fence(" \\right", f.close());
      case Box.Large l -> large(l.sign()) + script("_", l.below()) + script("^", l.above()) + " ";
    };
  }

  private static String row(Box.Row row) {
    StringBuilder out = new StringBuilder();
    for (Box part : row.parts()) {
      out.append(out.isEmpty() ? "" : " ").append(render(part));
    }
    return out.toString();
  }

  private static String leaf(Box.Leaf leaf) {
    return switch (leaf.style()) {
      case NUMBER -> leaf.text().replace("−", "-");
      case NAME -> name(leaf.text());
      case VECTOR -> name(leaf.text());
      case FUNCTION -> function(leaf.text());
      case SIGN ->
          switch (leaf.text()) {
            case "−" -> "-";
            case "∼" -> "\\sim";
            case "‖" -> "\\,\\|\\,";
            case "∣" -> "\\mid";
            case "·" -> "\\cdot";
            case "T" -> "\\top";
            default -> leaf.text();
          };
    };
  }

  private static String name(String text) {
    String latex = Names.latex(text);
    return latex.length() > 1 && !latex.startsWith("\\") ? "\\mathrm{" + latex + "}" : latex;
  }

  private static String function(String text) {
    return switch (text) {
      case "ln", "exp" -> "\\" + text;
      case "E" -> "\\mathbb{E}";
      case "KL" -> "\\mathrm{KL}";
      case "d" -> "\\, d";
      default -> "\\operatorname{" + text + "}";
    };
  }

  private static String large(String sign) {
    return switch (sign) {
      case "∑" -> "\\sum";
      case "∏" -> "\\prod";
      default -> "\\int";
    };
  }

  private static String fence(String side, String bracket) {
    String latex = bracket.equals("‖") ? "\\|" : bracket;
    return side + latex + " ";
  }

  private static String script(String mark, @Nullable Box box) {
    if (box == null) {
      return "";
    }
    return mark + "{" + render(box).strip() + "}";
  }
}
