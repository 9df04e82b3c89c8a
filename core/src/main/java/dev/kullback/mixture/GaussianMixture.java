package dev.kullback.mixture;

import dev.kullback.Gaussian;
import dev.kullback.internal.spectrum.PairSpectrum;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A mixture of Gaussians `Σ πₐ N(μₐ, Σₐ)`, immutable and valid by construction.
///
/// Components of weight 0 are dropped, since they change nothing.
public final class GaussianMixture {
  /// Weights may miss the sum 1 by this much before it counts as a mistake; they are then
  /// normalised.
  private static final double SUM = 1e-9;

  private final double[] logWeights;
  private final List<Gaussian> components;
  private final List<Component> densities;

  private GaussianMixture(double[] logWeights, List<Gaussian> components) {
    this.logWeights = logWeights;
    this.components = components;
    this.densities = components.stream().map(Component::of).toList();
  }

  /// From weights and components.
  ///
  /// @param weights not negative, with sum 1 (to 1e-9), as many as components
  /// @param components positive definite Gaussians of one dimension, at least one
  /// @return the mixture
  public static GaussianMixture of(double[] weights, List<Gaussian> components) {
    requireCount(weights, components);
    double sum = requireWeights(weights);
    double[] logWeights = new double[components.size()];
    int[] kept = new int[components.size()];
    int size = 0;
    for (int i = 0; i < weights.length; i++) {
      requireComponent(components, i);
      if (weights[i] > 0) {
        logWeights[size] = Math.log(weights[i] / sum);
        kept[size++] = i;
      }
    }
    return new GaussianMixture(
        Arrays.copyOf(logWeights, size),
        Arrays.stream(kept, 0, size).mapToObj(components::get).toList());
  }

  /// One Gaussian as a mixture.
  ///
  /// @param component a positive definite Gaussian
  /// @return the mixture with this component alone
  public static GaussianMixture of(Gaussian component) {
    return of(new double[] {1}, List.of(component));
  }

  private static void requireCount(double[] weights, List<Gaussian> components) {
    if (components.isEmpty() || weights.length != components.size()) {
      throw new IllegalArgumentException(
          "a mixture needs as many weights as components and at least one, got %d and %d"
              .formatted(weights.length, components.size()));
    }
  }

  private static double requireWeights(double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0)) {
        throw new IllegalArgumentException(
            "a mixture needs weights that are not negative, got %s at index %d"
                .formatted(weights[i], i));
      }
      sum += weights[i];
    }
    if (!(Math.abs(sum - 1) <= SUM)) {
      throw new IllegalArgumentException("a mixture needs weights with sum 1, got sum " + sum);
    }
    return sum;
  }

  private static void requireComponent(List<Gaussian> components, int i) {
    Gaussian g = components.get(i);
    if (g.dimension() != components.getFirst().dimension()) {
      throw new IllegalArgumentException(
          "a mixture needs components of one dimension, got %d and %d at index %d"
              .formatted(components.getFirst().dimension(), g.dimension(), i));
    }
    if (PairSpectrum.isDegenerate(g.covariance())) {
      throw new IllegalArgumentException(
          "a mixture needs positive variances, got a variance of 0 in the component at index " + i);
    }
  }

  /// The dimension n.
  ///
  /// @return n ≥ 1
  public int dimension() {
    return components.getFirst().dimension();
  }

  /// How many components have a positive weight.
  ///
  /// @return at least 1
  public int size() {
    return components.size();
  }

  /// The components of positive weight.
  ///
  /// @return in the order given
  public List<Gaussian> components() {
    return components;
  }

  /// The weight of one component.
  ///
  /// @param i its index among [#components]
  /// @return πᵢ > 0
  public double weight(int i) {
    return Math.exp(logWeights[i]);
  }

  double logWeight(int i) {
    return logWeights[i];
  }

  Component density(int i) {
    return densities.get(i);
  }

  /// The logarithm of the density.
  ///
  /// @param x a point of n coordinates
  /// @return `ln Σ πₐ N(x; μₐ, Σₐ)`
  public double logDensity(double[] x) {
    double[] terms = new double[size()];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = logWeights[i] + densities.get(i).logDensity(x);
    }
    return LogSum.of(terms);
  }

  /// A random point.
  ///
  /// @param random the source of randomness
  /// @return n new coordinates
  public double[] sample(RandomGenerator random) {
    double u = random.nextDouble();
    int i = 0;
    for (double cumulative = weight(0); cumulative < u && i < size() - 1; ) {
      i++;
      cumulative += weight(i);
    }
    return densities.get(i).sample(random);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      text.append(i == 0 ? "" : " + ").append(weight(i)).append(' ').append(components.get(i));
    }
    return text.toString();
  }
}
