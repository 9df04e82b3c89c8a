package dev.kullback;

import dev.kullback.special.ScaleTerms;
import dev.kullback.special.SpecialFunctions;

/// KL(q‖p) of one row of each of two batches from the exact differences of what they were given by:
/// what a tile falls back on where q is too close to p, or a number too large or too small.
final class PairTerm {
  private final GaussianBatch q;
  private final GaussianBatch p;
  private final double[] meanQ;
  private final double[] meanP;
  private final double[] scaleQ;
  private final double[] scaleP;

  PairTerm(GaussianBatch q, GaussianBatch p) {
    this.q = q;
    this.p = p;
    int n = p.dimension();
    meanQ = new double[n];
    meanP = new double[n];
    scaleQ = new double[n];
    scaleP = new double[n];
  }

  double of(long row, long column) {
    int n = p.dimension();
    q.copyMeans(row * n, meanQ, n);
    q.copyScales(row * n, scaleQ, n);
    p.copyMeans(column * n, meanP, n);
    p.copyScales(column * n, scaleP, n);
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += meanTerm(meanQ[k] - meanP[k], scaleP[k]) + covarianceTerm(scaleQ[k], scaleP[k]);
    }
    return 0.5 * sum;
  }

  private double meanTerm(double difference, double scale) {
    if (difference == 0) {
      return Double.isNaN(scale) ? Double.NaN : 0;
    }
    double z =
        switch (p.parameterization()) {
          case LOG_VARIANCE -> difference * Math.exp(-0.5 * scale);
          case VARIANCE -> difference / Math.sqrt(scale);
          case STANDARD_DEVIATION -> difference / scale;
          case PRECISION -> difference * Math.sqrt(scale);
        };
    return z * z;
  }

  private double covarianceTerm(double ofQ, double ofP) {
    if (q.parameterization() != p.parameterization()) {
      return ScaleTerms.ofVariances(
          variance(q.parameterization(), ofQ), variance(p.parameterization(), ofP));
    }
    if (ofQ == ofP) {
      return 0;
    }
    return switch (p.parameterization()) {
      case LOG_VARIANCE -> SpecialFunctions.expm1mx(ofQ - ofP);
      case VARIANCE -> ScaleTerms.ofVariances(ofQ, ofP);
      case STANDARD_DEVIATION -> 2 * ScaleTerms.ofDeviations(ofQ, ofP);
      case PRECISION -> ScaleTerms.ofVariances(ofP, ofQ);
    };
  }

  static double variance(Parameterization kind, double scale) {
    return switch (kind) {
      case LOG_VARIANCE -> Math.exp(scale);
      case VARIANCE -> scale;
      case STANDARD_DEVIATION -> scale * scale;
      case PRECISION -> 1 / scale;
    };
  }

  static double precision(Parameterization kind, double scale) {
    return switch (kind) {
      case LOG_VARIANCE -> Math.exp(-scale);
      case VARIANCE -> 1 / scale;
      case STANDARD_DEVIATION -> 1 / (scale * scale);
      case PRECISION -> scale;
    };
  }

  static double logVariance(Parameterization kind, double scale) {
    return switch (kind) {
      case LOG_VARIANCE -> scale;
      case VARIANCE -> Math.log(scale);
      case STANDARD_DEVIATION -> 2 * Math.log(scale);
      case PRECISION -> -Math.log(scale);
    };
  }
}
