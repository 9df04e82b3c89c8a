package dev.kullback.app.kl.mixture;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.kl.literal.LiteralException;
import dev.kullback.app.kl.literal.MixtureLiteral;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options for divergences of mixtures, and what they ask for.
public final class MixtureOptions {
  private static final long DEFAULT_SAMPLES = 100_000;
  private static final long DEFAULT_SEED = 1;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = {
        "Of mixtures, which have no closed form, one value instead of a table of all:",
        "variational, product, matched-pair, unscented, moment-matched (approximations);",
        "lower-bound, upper-bound, variational-upper-bound, matched-pair-bound; or",
        "monte-carlo, monte-carlo-jensen-shannon (sampled, with their standard error)."
      })
  private @Nullable String method;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "How many points a monte-carlo method draws (default: 100000).")
  private @Nullable Long samples;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of these points: the same seed gives the same value (default: 1).")
  private @Nullable Long seed;

  /// Made by the command line.
  public MixtureOptions() {}

  /// Whether any of them is given.
  ///
  /// @return whether they are
  public boolean areGiven() {
    return method != null || samples != null || seed != null;
  }

  /// Whether a pair is to be taken for mixtures.
  ///
  /// @param q what the user wrote first
  /// @param p what the user wrote second
  /// @return whether one is written as a mixture, or an option for mixtures is given
  public boolean askFor(String q, String p) {
    return areGiven() || MixtureLiteral.isMeantBy(q) || MixtureLiteral.isMeantBy(p);
  }

  /// What can be said about a pair.
  ///
  /// @param q what the user wrote first
  /// @param p what the user wrote second
  /// @return the report
  public MixtureReport report(String q, String p) {
    try {
      Optional<Method> wanted = Optional.ofNullable(method).map(Method::named);
      requireSampled(wanted);
      return MixtureReport.of(
          wanted,
          MixturePair.of(q, p),
          samples == null ? DEFAULT_SAMPLES : samples,
          seed == null ? DEFAULT_SEED : seed);
    } catch (LiteralException | IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private void requireSampled(Optional<Method> wanted) {
    boolean sampled = wanted.filter(Method::isSampled).isPresent();
    if (!sampled && (samples != null || seed != null)) {
      throw Failure.usage(
          "--samples and --seed need --method monte-carlo or monte-carlo-jensen-shannon, got "
              + wanted.map(m -> "--method " + m).orElse("no --method"));
    }
  }
}
