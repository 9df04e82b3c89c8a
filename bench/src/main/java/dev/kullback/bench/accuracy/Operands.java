package dev.kullback.bench.accuracy;

import dev.kullback.Gaussian;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import dev.kullback.distribution.Distribution;
import dev.kullback.distribution.Exponential;
import dev.kullback.distribution.Gamma;
import dev.kullback.distribution.Gumbel;
import dev.kullback.distribution.HalfNormal;
import dev.kullback.distribution.Laplace;
import dev.kullback.distribution.LogNormal;
import dev.kullback.distribution.Logistic;
import dev.kullback.distribution.Normal;
import dev.kullback.distribution.TruncatedNormal;
import dev.kullback.distribution.Uniform;
import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.GaussianEstimator;
import dev.kullback.estimate.MissingValues;
import dev.kullback.mixture.GaussianMixture;
import java.util.ArrayList;
import java.util.List;

/// What the functions take, as words: a kind, sizes, numbers.
final class Operands {
  private Operands() {}

  /// `n mean.. covariance`.
  static Gaussian gaussian(Words words) {
    int n = words.count();
    double[] mean = words.numbers(n);
    return Gaussian.of(mean, covariance(words, n));
  }

  private static Covariance covariance(Words words, int n) {
    String kind = words.word();
    return switch (kind) {
      case "isotropic" -> Isotropic.of(n, words.number());
      case "variances" -> Diagonal.of(words.numbers(n));
      case "deviations" -> Diagonal.fromStandardDeviations(words.numbers(n));
      case "log-variances" -> Diagonal.fromLogVariances(words.numbers(n));
      case "entries" -> Dense.of(words.rows(n, n));
      case "factor" -> Dense.ofCholeskyFactor(words.rows(n, n));
      case "precision" -> Precision.of(words.rows(n, n));
      case "circulant" -> Circulant.of(words.numbers(n));
      case "low-rank" -> lowRank(words, n);
      case "low-rank-of-floats" -> lowRankOfFloats(words, n);
      case "kronecker" -> kronecker(words, n);
      case "blocks" -> blocks(words);
      default -> throw new IllegalArgumentException("needs a kind of covariance, got " + kind);
    };
  }

  private static Covariance lowRank(Words words, int n) {
    int rank = words.count();
    double[] loadings = words.numbers(n * rank);
    return LowRank.ofRowMajor(loadings, words.numbers(n));
  }

  private static Covariance lowRankOfFloats(Words words, int n) {
    int rank = words.count();
    float[] loadings = words.floats(n * rank);
    return LowRank.ofRowMajor(loadings, words.floats(n));
  }

  private static Covariance kronecker(Words words, int n) {
    int left = words.count();
    double[][] a = words.rows(left, left);
    return Kronecker.of(a, words.rows(n / left, n / left));
  }

  private static Covariance blocks(Words words) {
    int count = words.count();
    List<Covariance> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(covariance(words, words.count()));
    }
    return BlockDiagonal.of(blocks);
  }

  /// `count weight gaussian weight gaussian ..`.
  static GaussianMixture mixture(Words words) {
    double[] weights = new double[words.count()];
    List<Gaussian> components = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = words.number();
      components.add(gaussian(words));
    }
    return GaussianMixture.of(weights, components);
  }

  /// A family and its parameters.
  static Distribution distribution(Words words) {
    String family = words.word();
    return switch (family) {
      case "normal" -> new Normal(words.number(), words.number());
      case "log-normal" -> new LogNormal(words.number(), words.number());
      case "half-normal" -> new HalfNormal(words.number());
      case "truncated-normal" ->
          new TruncatedNormal(words.number(), words.number(), words.number(), words.number());
      case "laplace" -> new Laplace(words.number(), words.number());
      case "logistic" -> new Logistic(words.number(), words.number());
      case "gumbel" -> new Gumbel(words.number(), words.number());
      case "uniform" -> new Uniform(words.number(), words.number());
      case "exponential" -> new Exponential(words.number());
      case "gamma" -> new Gamma(words.number(), words.number());
      default -> throw new IllegalArgumentException("needs a univariate family, got " + family);
    };
  }

  /// `diagonal|dense rows n values..`.
  static FittedGaussian fit(Words words) {
    String kind = words.word();
    int rows = words.count();
    int n = words.count();
    GaussianEstimator estimator = GaussianEstimator.of(n, MissingValues.REJECT);
    for (int i = 0; i < rows; i++) {
      estimator.add(words.numbers(n));
    }
    return kind.equals("dense") ? estimator.dense() : estimator.diagonal();
  }
}
