package dev.kullback.app.kl.literal;

import dev.kullback.distribution.Distribution;

/// A univariate distribution as written: `Laplace(0, 1)`, `TruncatedNormal(0, 1, -2, inf)`.
public final class DistributionLiteral {
  private static final String INFINITY = "inf";

  private final Lexer lexer;

  private DistributionLiteral(Lexer lexer) {
    this.lexer = lexer;
  }

  /// Whether a text begins with the name of a family other than the normal one.
  ///
  /// @param text what the user wrote
  /// @return whether it is one of these
  public static boolean isMeantBy(String text) {
    String name = new Lexer("", text).word();
    return Family.named(name).filter(f -> f != Family.NORMAL).isPresent();
  }

  /// Reads a distribution.
  ///
  /// @param label what to call it in errors: Q or P
  /// @param text what the user wrote
  /// @return the distribution
  /// @throws LiteralException pointing at what cannot be read
  public static Distribution parse(String label, String text) {
    return new DistributionLiteral(new Lexer(label, text)).distribution();
  }

  private Distribution distribution() {
    int start = lexer.place();
    String name = lexer.word();
    Family family =
        Family.named(name)
            .orElseThrow(
                () ->
                    lexer.error(
                        start, "needs one of " + Family.forms() + ", got " + lexer.found(start)));
    lexer.tookWord(name);
    double[] values = parameters(family);
    lexer.expectEnd("after the last parenthesis");
    try {
      return family.of(values);
    } catch (IllegalArgumentException e) {
      throw lexer.error(start, String.valueOf(e.getMessage()));
    }
  }

  private double[] parameters(Family family) {
    double[] values = new double[family.parameters().size()];
    lexer.expect('(', "after " + family);
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        lexer.expect(',', "before the " + family.parameters().get(i) + " of " + family.form());
      }
      values[i] =
          family == Family.NORMAL && lexer.tookWord("I")
              ? 1
              : value("the " + family.parameters().get(i) + " of " + family.form());
    }
    lexer.expect(')', "after the parameters of " + family.form());
    return values;
  }

  private double value(String wanted) {
    int start = lexer.place();
    boolean negative = lexer.took('-');
    if (lexer.tookWord(INFINITY)) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    lexer.back(start);
    return lexer.number(wanted);
  }
}
