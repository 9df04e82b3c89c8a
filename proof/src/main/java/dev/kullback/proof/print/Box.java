package dev.kullback.proof.print;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a typeset formula; all brackets are already there.
sealed interface Box {

  /// The styles of a leaf.
  enum Style {
    /// A number.
    NUMBER,
    /// A name of one letter (or of a Greek letter).
    NAME,
    /// A name standing for a vector.
    VECTOR,
    /// The name of a function or operator, upright: ln, tr, KL.
    FUNCTION,
    /// An operator sign: +, −, ∼, d.
    SIGN
  }

  /// A leaf; the text is in Unicode.
  record Leaf(String text, Style style) implements Box {}

  /// Boxes side by side.
  record Row(List<Box> parts) implements Box {
    public Row {
      parts = List.copyOf(parts);
    }
  }

  /// A fraction.
  record Fraction(Box numerator, Box denominator) implements Box {}

  /// A base with a subscript, a superscript, or both.
  record Scripts(Box base, @Nullable Box below, @Nullable Box above) implements Box {}

  /// A square root.
  record Radical(Box radicand) implements Box {}

  /// Something between brackets or bars.
  record Fenced(String open, Box body, String close) implements Box {}

  /// A large operator with limits: ∑, ∏, ∫.
  record Large(String sign, @Nullable Box below, @Nullable Box above) implements Box {}

  /// Boxes side by side.
  static Row row(Box... parts) {
    return new Row(List.of(parts));
  }

  /// An upright function name.
  static Leaf function(String name) {
    return new Leaf(name, Style.FUNCTION);
  }

  /// A sign.
  static Leaf sign(String sign) {
    return new Leaf(sign, Style.SIGN);
  }

  /// A number.
  static Leaf number(String digits) {
    return new Leaf(digits, Style.NUMBER);
  }

  /// A name.
  static Leaf name(String name) {
    return new Leaf(name, Style.NAME);
  }
}
