package dev.kullback.bench.accuracy;

import static dev.kullback.bench.accuracy.Operands.distribution;
import static dev.kullback.bench.accuracy.Operands.fit;
import static dev.kullback.bench.accuracy.Operands.gaussian;
import static dev.kullback.bench.accuracy.Operands.mixture;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.distribution.UnivariateKullbackLeibler;
import dev.kullback.divergence.Bhattacharyya;
import dev.kullback.divergence.Chernoff;
import dev.kullback.divergence.ChernoffInformation;
import dev.kullback.divergence.ChiSquared;
import dev.kullback.divergence.CrossEntropy;
import dev.kullback.divergence.Entropy;
import dev.kullback.divergence.FisherRao;
import dev.kullback.divergence.GeometricJensenShannon;
import dev.kullback.divergence.Hellinger;
import dev.kullback.divergence.Jeffreys;
import dev.kullback.divergence.MutualInformation;
import dev.kullback.divergence.Renyi;
import dev.kullback.divergence.ReverseKullbackLeibler;
import dev.kullback.divergence.TotalCorrelation;
import dev.kullback.divergence.TotalVariation;
import dev.kullback.divergence.Wasserstein2;
import dev.kullback.estimate.DivergenceEstimate;
import dev.kullback.mixture.MixtureKullbackLeibler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Reads lines `function operands..` from the standard input and answers each with a number, or
/// with `!` and a sentence.
public final class Evaluation {
  private Evaluation() {}

  /// Serves until the input ends.
  ///
  /// @param arguments none
  /// @throws IOException when the pipe breaks
  public static void main(String[] arguments) throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      System.out.println(answer(line));
      System.out.flush();
    }
  }

  private static String answer(String line) {
    Words words = new Words(line);
    try {
      return String.valueOf(value(words.word(), words));
    } catch (IllegalArgumentException e) {
      return "! " + e.getMessage();
    }
  }

  private static double value(String function, Words words) {
    return switch (function) {
      case "univariate" ->
          UnivariateKullbackLeibler.divergence(distribution(words), distribution(words));
      case "rows" -> Rows.againstOne(words);
      case "pairwise" -> Rows.pairwise(words);
      case "renyi", "chernoff", "geometric-jensen-shannon", "dual-geometric-jensen-shannon" ->
          skewed(function, words.number(), gaussian(words), gaussian(words));
      case "entropy" -> Entropy.of(gaussian(words));
      case "total-correlation" -> TotalCorrelation.of(gaussian(words));
      case "mutual-information" -> mutualInformation(words);
      case "mixture" -> ofMixtures(words);
      case "log-density" -> mixture(words).logDensity(words.numbers(1));
      case "unbiased" -> DivergenceEstimate.of(fit(words), fit(words)).unbiased();
      case "standard-error" -> DivergenceEstimate.of(fit(words), fit(words)).standardError();
      case "fitted-mean" -> fittedMean(words);
      case "fitted-covariance" -> fittedCovariance(words);
      default -> ofPair(function, gaussian(words), gaussian(words));
    };
  }

  private static double ofPair(String function, Gaussian q, Gaussian p) {
    return switch (function) {
      case "kl" -> KullbackLeibler.divergence(q, p);
      case "kl-cast-to-float" -> (float) KullbackLeibler.divergence(q, p);
      case "reverse-kl" -> ReverseKullbackLeibler.divergence(q, p);
      case "jeffreys" -> Jeffreys.divergence(q, p);
      case "bhattacharyya" -> Bhattacharyya.distance(q, p);
      case "chernoff-information" -> ChernoffInformation.divergence(q, p);
      case "hellinger" -> Hellinger.distance(q, p);
      case "squared-hellinger" -> Hellinger.squaredDistance(q, p);
      case "chi-squared" -> ChiSquared.divergence(q, p);
      case "cross-entropy" -> CrossEntropy.of(q, p);
      case "wasserstein" -> Wasserstein2.distance(q, p);
      case "fisher-rao" -> FisherRao.distance(q, p);
      case "fisher-rao-diagonal" -> FisherRao.diagonalDistance(q, p);
      case "total-variation" -> TotalVariation.distance(q, p);
      default -> throw new IllegalArgumentException("needs a function, got " + function);
    };
  }

  private static double skewed(String function, double alpha, Gaussian q, Gaussian p) {
    return switch (function) {
      case "renyi" -> Renyi.divergence(q, p, alpha);
      case "chernoff" -> Chernoff.divergence(q, p, alpha);
      case "geometric-jensen-shannon" -> GeometricJensenShannon.divergence(q, p, alpha);
      default -> GeometricJensenShannon.dual(q, p, alpha);
    };
  }

  /// `size indices.. size indices.. joint`.
  private static double mutualInformation(Words words) {
    int[] x = words.counts(words.count());
    int[] y = words.counts(words.count());
    return MutualInformation.between(gaussian(words), x, y);
  }

  private static double ofMixtures(Words words) {
    String method = words.word();
    var q = mixture(words);
    var p = mixture(words);
    return switch (method) {
      case "variational" -> MixtureKullbackLeibler.variationalApproximation(q, p);
      case "variational-upper-bound" -> MixtureKullbackLeibler.variationalUpperBound(q, p);
      case "product" -> MixtureKullbackLeibler.productApproximation(q, p);
      case "lower-bound" -> MixtureKullbackLeibler.lowerBound(q, p);
      case "upper-bound" -> MixtureKullbackLeibler.upperBound(q, p);
      case "matched-pair" -> MixtureKullbackLeibler.matchedPairApproximation(q, p);
      case "matched-pair-bound" -> MixtureKullbackLeibler.matchedPairBound(q, p);
      case "unscented" -> MixtureKullbackLeibler.unscentedApproximation(q, p);
      case "moment-matched" -> MixtureKullbackLeibler.gaussianApproximation(q, p);
      default -> throw new IllegalArgumentException("needs a method, got " + method);
    };
  }

  private static double fittedMean(Words words) {
    int i = words.count();
    return fit(words).gaussian().mean(i);
  }

  private static double fittedCovariance(Words words) {
    int i = words.count();
    int j = words.count();
    return fit(words).gaussian().covariance().toDense()[i][j];
  }
}
