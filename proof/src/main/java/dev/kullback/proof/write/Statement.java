package dev.kullback.proof.write;

import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.print.PlainText;
import java.util.ArrayList;
import java.util.List;

/// What a derivation states, in plain text, for programs that lay it out themselves.
///
/// @param title what is derived, in words
/// @param premises the laws, the meaning of the covariances and what is positive, as formulas
/// @param where what the premises do not say, in words
public record Statement(String title, List<String> premises, String where) {

  /// Copies the list.
  public Statement {
    premises = List.copyOf(premises);
  }

  /// The statement of a derivation.
  ///
  /// @param derivation the derivation
  /// @return its statement
  public static Statement of(Derivation derivation) {
    Premises premises =
        new Premises(new Premises.Notation(PlainText::of, "N(", "diag(", "…", " = ", " > 0"));
    List<String> all = new ArrayList<>(premises.of(derivation));
    all.addAll(premises.positive(derivation));
    return new Statement(Titles.of(derivation), all, Titles.where(derivation));
  }
}
