package dev.kullback.app.markup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A named element with attributes and children. Immutable: `with` and `containing` return copies.
///
/// @param name the tag name
/// @param attributes the attributes, in the order they were added
/// @param children the content
public record Element(String name, Map<String, String> attributes, List<Node> children)
    implements Node {
  /// HTML forbids an end tag for these and demands one for all others; `<br/>` is right in XML too.
  private static final Set<String> VOID = Set.of("br", "hr", "img", "link", "meta");

  /// Copies the children; the attributes are copied by the methods below.
  public Element {
    children = List.copyOf(children);
  }

  /// An empty element.
  ///
  /// @param name the tag name
  /// @return the element
  public static Element of(String name) {
    return new Element(name, Map.of(), List.of());
  }

  /// An element that holds one text.
  ///
  /// @param name the tag name
  /// @param text the text, not escaped
  /// @return the element
  public static Element of(String name, String text) {
    return of(name).containing(new Text(text));
  }

  /// Adds an attribute.
  ///
  /// @param attribute its name
  /// @param value its value, not escaped
  /// @return a copy with the attribute
  public Element with(String attribute, String value) {
    var copy = new LinkedHashMap<>(attributes);
    copy.put(attribute, value);
    return new Element(name, copy, children);
  }

  /// Adds a numeric attribute, rounded to hundredths: finer than a screen can show.
  ///
  /// @param attribute its name
  /// @param value its finite value
  /// @return a copy with the attribute
  public Element with(String attribute, double value) {
    return with(attribute, hundredths(value));
  }

  /// Appends children.
  ///
  /// @param more the children
  /// @return a copy with the children at its end
  public Element containing(Node... more) {
    return containing(Arrays.asList(more));
  }

  /// Appends children.
  ///
  /// @param more the children
  /// @return a copy with the children at its end
  public Element containing(List<? extends Node> more) {
    var all = new ArrayList<Node>(children);
    all.addAll(more);
    return new Element(name, attributes, all);
  }

  /// A number as markup writes it: hundredths, no trailing zeros, no exponent.
  ///
  /// @param value a finite number
  /// @return its shortest form
  public static String hundredths(double value) {
    var rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  @Override
  public void appendTo(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach((attribute, value) -> appendAttribute(attribute, value, out));
    if (VOID.contains(name)) {
      out.append("/>");
      return;
    }
    out.append('>');
    children.forEach(child -> child.appendTo(out));
    out.append("</").append(name).append('>');
  }

  private static void appendAttribute(String attribute, String value, StringBuilder out) {
    out.append(' ').append(attribute).append("=\"");
    Text.escape(value, out);
    out.append('"');
  }
}
