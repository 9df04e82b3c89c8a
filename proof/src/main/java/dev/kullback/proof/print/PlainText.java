package dev.kullback.proof.print;

import dev.kullback.proof.expr.Expr;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints expressions as one line of Unicode text: ½ ∑_i σ_i² − ln|Σ|.
public final class PlainText {

  private static final Map<Character, Character> SUPERSCRIPTS =
      Map.ofEntries(
          Map.entry('0', '⁰'),
          Map.entry('1', '¹'),
          Map.entry('2', '²'),
          Map.entry('3', '³'),
          Map.entry('4', '⁴'),
          Map.entry('5', '⁵'),
          Map.entry('6', '⁶'),
          Map.entry('7', '⁷'),
          Map.entry('8', '⁸'),
          Map.entry('9', '⁹'),
          Map.entry('−', '⁻'),
          Map.entry('T', 'ᵀ'),
          Map.entry('n', 'ⁿ'));

  private PlainText() {}

  /// The expression on one line.
  ///
  /// @param expr the expression
  /// @return its text
  public static String of(Expr expr) {
    return render(Typesetter.of(expr)).strip().replaceAll(" +", " ");
  }

  private static String render(Box box) {
    return switch (box) {
      case Box.Leaf l -> leaf(l);
      case Box.Row r -> row(r);
      case Box.Fraction f -> fraction(render(f.numerator()), render(f.denominator()));
      case Box.Scripts s -> render(s.base()) + below(s.below()) + above(s.above());
      case Box.Radical r -> "√(" + render(r.radicand()) + ")";
      case Box.Fenced f -> f.open() + render(f.body()).strip() + f.close();
      case Box.Large l -> l.sign() + below(indexOnly(l.below())) + " ";
    };
  }

  private static String leaf(Box.Leaf leaf) {
    return switch (leaf.style()) {
      case SIGN ->
          switch (leaf.text()) {
            case "+", "∼", "=" -> " " + leaf.text() + " ";
            case "−" -> " − ";
            case "‖" -> " ‖ ";
            case "∣" -> "|";
            case "," -> ",";
            default -> leaf.text();
          };
      case FUNCTION -> leaf.text().equals("d") ? " d" : leaf.text();
      default -> leaf.text();
    };
  }

  private static String row(Box.Row row) {
    StringBuilder out = new StringBuilder();
    for (int k = 0; k < row.parts().size(); k++) {
      Box part = row.parts().get(k);
      if (k > 0 && needsSpace(row.parts().get(k - 1), part)) {
        out.append(' ');
      }
      String text = render(part);
      boolean leadingMinus = k == 0 && text.equals(" − ");
      out.append(leadingMinus ? "−" : text);
    }
    return out.toString();
  }

  private static boolean needsSpace(Box left, Box right) {
    if (left instanceof Box.Leaf l && l.style() == Box.Style.SIGN) {
      return false;
    }
    if (right instanceof Box.Leaf r && r.style() == Box.Style.SIGN) {
      return false;
    }
    if (left instanceof Box.Leaf l
        && (l.style() == Box.Style.FUNCTION || l.style() == Box.Style.NAME)) {
      boolean call = right instanceof Box.Fenced;
      return !call && !l.text().equals("d");
    }
    if (left instanceof Box.Scripts s && s.base() instanceof Box.Leaf l && l.text().equals("E")) {
      return false;
    }
    return !isShort(left) || !isShort(right);
  }

  /// Letters with scripts stand side by side without a space: μᵀμ.
  private static boolean isShort(Box box) {
    return switch (box) {
      case Box.Leaf l -> l.style() != Box.Style.FUNCTION;
      case Box.Scripts s -> s.base() instanceof Box.Leaf;
      default -> false;
    };
  }

  private static String fraction(String numerator, String denominator) {
    if (numerator.equals("1") && denominator.equals("2")) {
      return "½";
    }
    return tight(numerator) + "/" + tight(denominator);
  }

  private static String tight(String text) {
    boolean simple = text.chars().allMatch(Character::isLetterOrDigit);
    return simple ? text : "(" + text.strip() + ")";
  }

  /// Under a large sign, i = 1 is written i.
  private static @Nullable Box indexOnly(@Nullable Box below) {
    return below instanceof Box.Row r ? r.parts().getFirst() : below;
  }

  private static String below(@Nullable Box below) {
    if (below == null) {
      return "";
    }
    String text = render(below).strip();
    return text.length() == 1 ? "_" + text : "_{" + text.replace(" ", "") + "}";
  }

  private static String above(@Nullable Box above) {
    if (above == null) {
      return "";
    }
    String text = render(above).strip();
    StringBuilder raised = new StringBuilder();
    for (int k = 0; k < text.length(); k++) {
      Character up = SUPERSCRIPTS.get(text.charAt(k));
      if (up == null) {
        return text.length() == 1 ? "^" + text : "^(" + text + ")";
      }
      raised.append((char) up);
    }
    return raised.toString();
  }
}
