package dev.kullback.proof.expr;

/// The subscript of a component: a variable such as i, or a number such as 1.
public sealed interface Index {

  /// The index as it is written.
  ///
  /// @return the name or the number
  String text();

  /// A variable index, free or bound by a sum or product.
  ///
  /// @param name its letter
  record Variable(String name) implements Index {
    @Override
    public String text() {
      return name;
    }
  }

  /// A fixed component.
  ///
  /// @param value the component, counted from 1
  record Fixed(int value) implements Index {
    @Override
    public String text() {
      return Integer.toString(value);
    }
  }
}
