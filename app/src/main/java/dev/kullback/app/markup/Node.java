package dev.kullback.app.markup;

/// A part of a document: an element or a text.
public sealed interface Node permits Element, Text {
  /// Appends this node's markup, escaped.
  ///
  /// @param out where the markup goes
  void appendTo(StringBuilder out);

  /// The markup of this node.
  ///
  /// @return well-formed markup
  default String markup() {
    var out = new StringBuilder();
    appendTo(out);
    return out.toString();
  }
}
