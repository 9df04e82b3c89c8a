package dev.kullback.app.kl.literal;

import dev.kullback.Gaussian;
import dev.kullback.mixture.GaussianMixture;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A mixture as written: `0.3 N(-1, 1) + 0.7 N(2, 0.5)`, or one Gaussian without a weight.
public final class MixtureLiteral {
  /// A weight before the first N, or a plus after a closing parenthesis.
  private static final Pattern SUM = Pattern.compile("\\s*[-+.\\d].*N.*|.*\\)\\s*\\+.*");

  private final Lexer lexer;
  private final List<Double> weights = new ArrayList<>();
  private final List<GaussianLiteral> components = new ArrayList<>();

  private MixtureLiteral(Lexer lexer) {
    this.lexer = lexer;
  }

  /// Whether a text can only be meant as a mixture of several, or with a weight.
  ///
  /// @param text what the user wrote
  /// @return whether there is a weight or a sum
  public static boolean isMeantBy(String text) {
    return SUM.matcher(text).matches();
  }

  /// Reads a mixture.
  ///
  /// @param label what to call it in errors: Q or P
  /// @param text what the user wrote
  /// @return the literal
  /// @throws LiteralException pointing at what cannot be read
  public static MixtureLiteral parse(String label, String text) {
    MixtureLiteral literal = new MixtureLiteral(new Lexer(label, text));
    literal.read();
    return literal;
  }

  private void read() {
    do {
      int start = lexer.place();
      boolean weightless = components.isEmpty() && lexer.peek() == 'N';
      weights.add(weightless ? 1 : lexer.number("a weight before each Gaussian of a mixture"));
      lexer.took('*');
      components.add(new GaussianParser(lexer).gaussian());
      requireDimensionOfTheFirst(start);
    } while (lexer.took('+'));
    lexer.expectEnd("after the last Gaussian");
  }

  private void requireDimensionOfTheFirst(int start) {
    int known = dimension();
    int here = components.getLast().dimension();
    if (here > 0 && here != known) {
      throw lexer.error(
          start,
          "needs components of dimension %d like those before, got %d".formatted(known, here));
    }
  }

  /// How many coordinates it says there are.
  ///
  /// @return the dimension, or 0 if it is left open
  public int dimension() {
    return components.stream()
        .mapToInt(GaussianLiteral::dimension)
        .filter(n -> n > 0)
        .findFirst()
        .orElse(0);
  }

  /// The mixture in a given dimension.
  ///
  /// @param n the dimension
  /// @return the mixture
  /// @throws LiteralException for what is no mixture
  public GaussianMixture inDimension(int n) {
    List<Gaussian> gaussians = components.stream().map(c -> c.inDimension(n)).toList();
    try {
      return GaussianMixture.of(
          weights.stream().mapToDouble(Double::doubleValue).toArray(), gaussians);
    } catch (IllegalArgumentException e) {
      throw lexer.error(0, String.valueOf(e.getMessage()));
    }
  }
}
