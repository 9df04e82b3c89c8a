package dev.kullback.proof.read;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Span;
import java.util.List;

/// A text that has been read: what it declares, and the equalities it displays.
///
/// @param text the text
/// @param declarations the laws and definitions, read or taken by default
/// @param defaults which declarations the text did not make and that were taken for granted
/// @param displays the formulas with at least one equality, in order
public record Document(
    String text, Declarations declarations, List<String> defaults, List<Display> displays) {

  /// Copies the lists.
  public Document {
    defaults = List.copyOf(defaults);
    displays = List.copyOf(displays);
  }

  /// The line of a character, counted from 1.
  ///
  /// @param position the character
  /// @return its line
  public int line(int position) {
    return 1
        + (int)
            text.substring(0, Math.min(position, text.length()))
                .chars()
                .filter(c -> c == '\n')
                .count();
  }

  /// A displayed formula.
  ///
  /// @param number its number: its tag, or its place among the displays
  /// @param span where it stands
  /// @param chains its chains of equalities
  /// @param before the prose just before it
  public record Display(String number, Span span, List<Chain> chains, String before) {

    /// Copies the list.
    public Display {
      chains = List.copyOf(chains);
    }
  }

  /// A chain a = b = c.
  ///
  /// @param sides its sides, at least two
  public record Chain(List<Part> sides) {

    /// Copies the list.
    public Chain {
      sides = List.copyOf(sides);
    }
  }

  /// One side of an equality.
  ///
  /// @param span where it stands
  /// @param source its text, as it was written
  /// @param readings the ways to read it, the most natural first; empty if it cannot be read
  /// @param problems why it cannot be read
  /// @param guesses what it may have meant, when it cannot be read
  public record Part(
      Span span,
      String source,
      List<Reading> readings,
      List<String> problems,
      List<Reading> guesses) {

    /// Copies the lists.
    public Part {
      readings = List.copyOf(readings);
      problems = List.copyOf(problems);
      guesses = List.copyOf(guesses);
    }
  }
}
