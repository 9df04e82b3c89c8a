package dev.kullback.vae.evaluation;

import java.util.Arrays;

/// The shape k of a generalised Pareto distribution fitted to the largest importance weights: the
/// estimator of Zhang & Stephens (2009) with the weak prior of Vehtari, Simpson, Gelman, Yao &
/// Gabry (2015, appendix C), on the largest min(n/5, 3√n) weights.
final class ParetoTail {
  /// Below this number of weights the tail is too short to say anything.
  static final int FEWEST = 25;

  /// Estimates of rows with a larger shape have no useful standard error.
  static final double TRUSTED_BELOW = 0.7;

  private ParetoTail() {}

  /// Fits.
  ///
  /// @param logWeights at least [#FEWEST]
  /// @return k; −∞ never, larger means a heavier tail
  static double shape(double[] logWeights) {
    double[] sorted = logWeights.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    int tail = (int) Math.ceil(Math.min(0.2 * n, 3 * Math.sqrt(n)));
    double largest = sorted[n - 1];
    double threshold = Math.exp(sorted[n - 1 - tail] - largest);
    double[] excess = new double[tail];
    for (int i = 0; i < tail; i++) {
      excess[i] = Math.exp(sorted[n - tail + i] - largest) - threshold;
    }
    return excess[0] == excess[tail - 1] ? 0 : withPrior(fit(excess), tail);
  }

  private static double withPrior(double k, int n) {
    return (n * k + 10 * 0.5) / (n + 10);
  }

  /// Zhang & Stephens: a profile posterior mean over a grid of θ.
  private static double fit(double[] x) {
    int n = x.length;
    int grid = 30 + (int) Math.sqrt(n);
    double quartile = Math.max(x[Math.max((int) (n / 4.0 + 0.5) - 1, 0)], Double.MIN_NORMAL);
    double[] theta = new double[grid];
    double[] likelihood = new double[grid];
    for (int j = 0; j < grid; j++) {
      theta[j] = 1 / x[n - 1] + (1 - Math.sqrt(grid / (j + 0.5))) / (3 * quartile);
      double k = meanLog(x, theta[j]);
      likelihood[j] = n * (Math.log(-theta[j] / k) - k - 1);
    }
    double best = 0;
    for (int j = 0; j < grid; j++) {
      double weights = 0;
      for (int i = 0; i < grid; i++) {
        weights += Math.exp(likelihood[i] - likelihood[j]);
      }
      best += theta[j] / weights;
    }
    return meanLog(x, best);
  }

  private static double meanLog(double[] x, double theta) {
    double sum = 0;
    for (double value : x) {
      sum += Math.log1p(-theta * value);
    }
    return sum / x.length;
  }
}
