package dev.kullback.app.kl.relative;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.app.cli.Choice;
import dev.kullback.divergence.Bhattacharyya;
import dev.kullback.divergence.Chernoff;
import dev.kullback.divergence.ChernoffInformation;
import dev.kullback.divergence.ChiSquared;
import dev.kullback.divergence.CrossEntropy;
import dev.kullback.divergence.FisherRao;
import dev.kullback.divergence.GeometricJensenShannon;
import dev.kullback.divergence.Hellinger;
import dev.kullback.divergence.Jeffreys;
import dev.kullback.divergence.Renyi;
import dev.kullback.divergence.ReverseKullbackLeibler;
import dev.kullback.divergence.TotalVariation;
import dev.kullback.divergence.TotalVariationBounds;
import dev.kullback.divergence.Wasserstein2;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/// A divergence between two Gaussians, by its name on the command line.
public enum Relative {
  /// `KL(q‖p)`.
  KL(Unit.NATS, KullbackLeibler::divergence),
  /// `KL(p‖q)`.
  REVERSE_KL(Unit.NATS, ReverseKullbackLeibler::divergence),
  /// The sum of both directions.
  JEFFREYS(Unit.NATS, Jeffreys::divergence),
  /// Of an order α.
  RENYI(Unit.NATS, Alpha.REQUIRED, Renyi::divergence),
  /// The skewed Bhattacharyya distance of a weight α.
  CHERNOFF(Unit.NATS, Alpha.REQUIRED, Chernoff::divergence),
  /// The maximum of the Chernoff divergences.
  CHERNOFF_INFORMATION(Unit.NATS, ChernoffInformation::divergence),
  /// `−ln ∫ √(qp)`.
  BHATTACHARYYA(Unit.NATS, Bhattacharyya::distance),
  /// Between 0 and 1.
  HELLINGER(Unit.NONE, Hellinger::distance),
  /// Between 0 and 1.
  SQUARED_HELLINGER(Unit.NONE, Hellinger::squaredDistance),
  /// `∫ q²/p − 1`.
  CHI_SQUARED(Unit.NONE, ChiSquared::divergence),
  /// `−∫ q ln p`.
  CROSS_ENTROPY(Unit.NATS, CrossEntropy::of),
  /// Of a weight α, ½ unless said otherwise.
  GEOMETRIC_JENSEN_SHANNON(Unit.NATS, Alpha.HALF, GeometricJensenShannon::divergence),
  /// Its dual form.
  DUAL_GEOMETRIC_JENSEN_SHANNON(Unit.NATS, Alpha.HALF, GeometricJensenShannon::dual),
  /// The 2-Wasserstein distance.
  WASSERSTEIN(Unit.COORDINATES, Wasserstein2::distance),
  /// Where it has a closed form.
  FISHER_RAO(Unit.NONE, FisherRao::distance),
  /// Within the diagonal Gaussians.
  FISHER_RAO_DIAGONAL(Unit.NONE, FisherRao::diagonalDistance),
  /// Its lower bound.
  FISHER_RAO_LOWER(Unit.NONE, FisherRao::lowerBound),
  /// Its upper bound.
  FISHER_RAO_UPPER(Unit.NONE, FisherRao::upperBound),
  /// Where it has a closed form.
  TOTAL_VARIATION(Unit.NONE, TotalVariation::distance),
  /// Upper bound of the total variation.
  PINSKER(Unit.NONE, TotalVariationBounds::pinsker),
  /// Upper bound of the total variation.
  BRETAGNOLLE_HUBER(Unit.NONE, TotalVariationBounds::bretagnolleHuber);

  /// What a value is measured in.
  public enum Unit {
    /// Natural logarithms.
    NATS("nats"),
    /// A pure number.
    NONE("none"),
    /// The unit of the coordinates.
    COORDINATES("that of the coordinates");

    private final String text;

    Unit(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private enum Alpha {
    NONE,
    HALF,
    REQUIRED
  }

  @FunctionalInterface
  private interface WithAlpha {
    double of(Gaussian q, Gaussian p, double alpha);
  }

  private final Unit unit;
  private final Alpha alpha;
  private final WithAlpha divergence;

  Relative(Unit unit, Alpha alpha, WithAlpha divergence) {
    this.unit = unit;
    this.alpha = alpha;
    this.divergence = divergence;
  }

  Relative(Unit unit, ToDoubleBiFunction<Gaussian, Gaussian> divergence) {
    this(unit, Alpha.NONE, (q, p, _) -> divergence.applyAsDouble(q, p));
  }

  /// The divergence with a name.
  ///
  /// @param name as on the command line
  /// @return the one of that name
  /// @throws IllegalArgumentException where there is none, with the list of all
  public static Relative named(String name) {
    return Choice.of("--divergence", values(), name);
  }

  /// The unit of its values.
  ///
  /// @return nats, none, or that of the coordinates
  public Unit unit() {
    return unit;
  }

  /// The α in force.
  ///
  /// @param given the one on the command line, if any
  /// @return it, or the default; empty where the divergence takes none
  /// @throws IllegalArgumentException where one is missing or one too many
  public Optional<Double> alpha(Optional<Double> given) {
    if (alpha == Alpha.NONE && given.isPresent()) {
      throw new IllegalArgumentException(this + " takes no --alpha, got " + given.get());
    }
    if (alpha == Alpha.REQUIRED && given.isEmpty()) {
      throw new IllegalArgumentException(this + " needs --alpha, got none");
    }
    return alpha == Alpha.HALF ? Optional.of(given.orElse(0.5)) : given;
  }

  /// Its value for a pair.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @param inForce the α of [#alpha]
  /// @return possibly +∞
  public double of(Gaussian q, Gaussian p, Optional<Double> inForce) {
    return divergence.of(q, p, inForce.orElse(Double.NaN));
  }

  @Override
  public String toString() {
    return Choice.name(this);
  }
}
