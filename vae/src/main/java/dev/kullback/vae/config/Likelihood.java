package dev.kullback.vae.config;

import java.util.Locale;

/// The distribution p(x|z) of a row given its latent vector: one independent factor a coordinate,
/// summed over the coordinates, never averaged.
public sealed interface Likelihood {

  /// Each coordinate is Bernoulli, given by its logit. Meant for values 0 and 1; on grey values in
  /// between the sum is a loss, not the logarithm of a probability.
  record Bernoulli() implements Likelihood {
    @Override
    public String toString() {
      return "bernoulli";
    }
  }

  /// Each coordinate is N(mean, σ²) with one σ that is given.
  ///
  /// @param standardDeviation σ, positive
  record FixedGaussian(double standardDeviation) implements Likelihood {
    /// Checks that σ is positive and finite.
    public FixedGaussian {
      if (!(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
        throw new IllegalArgumentException(
            "a Gaussian likelihood needs a standard deviation > 0, got " + standardDeviation);
      }
    }

    @Override
    public String toString() {
      return "gaussian:" + standardDeviation;
    }
  }

  /// Each coordinate is N(mean, σ²) with one σ, shared by all coordinates, that is learned with the
  /// weights.
  record LearnedGaussian() implements Likelihood {
    @Override
    public String toString() {
      return "gaussian";
    }
  }

  /// Reads a likelihood as it is written on the command line.
  ///
  /// @param text `bernoulli`, `gaussian` (σ learned) or `gaussian:0.1` (σ given)
  /// @return the likelihood; its `toString` is the same text
  /// @throws IllegalArgumentException when the text is none of these
  static Likelihood parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("bernoulli")) {
      return new Bernoulli();
    }
    if (word.equals("gaussian")) {
      return new LearnedGaussian();
    }
    if (word.startsWith("gaussian:")) {
      return new FixedGaussian(sigma(word));
    }
    throw unknown(text);
  }

  private static double sigma(String word) {
    try {
      return Double.parseDouble(word.substring("gaussian:".length()));
    } catch (NumberFormatException e) {
      throw unknown(word);
    }
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "the likelihood needs to be bernoulli, gaussian (σ learned) or gaussian:σ, got " + text);
  }
}
