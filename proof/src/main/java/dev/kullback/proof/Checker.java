package dev.kullback.proof;

import dev.kullback.proof.check.DocumentJudge;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.read.TextReader;

/// Checks texts: finds their displayed equalities and judges each of them.
public final class Checker {

  private Checker() {}

  /// Checks a text.
  ///
  /// @param text Markdown or LaTeX with formulas, or plain lines
  /// @return the verdicts
  public static Report check(String text) {
    return check(text, "");
  }

  /// Checks a text under declarations that it does not make itself.
  ///
  /// @param text Markdown or LaTeX with formulas, or plain lines
  /// @param declarations formulas such as `q = N(\mu, \Sigma), p = N(0, I)`; may be empty
  /// @return the verdicts
  public static Report check(String text, String declarations) {
    return DocumentJudge.judge(TextReader.read(text, declarations));
  }
}
