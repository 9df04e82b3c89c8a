package dev.kullback.estimate;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Diagonal;

/// What a plug-in KL(q‖p) is expected to be too large by, as far as the data tell:
///
/// ```text
/// ½ [ Σᵢ ((1−aᵢ)(tᵢ + mᵢ) + aᵢ tᵢ/Nq,ᵢ + 1/Np,ᵢ) + L(νp) − L(νq) ]
/// tᵢ = (Sp⁻¹Sq)ᵢᵢ,   mᵢ = δᵢ (Sp⁻¹δ)ᵢ
/// ```
final class Bias {
  private Bias() {}

  static double of(Gaussian q, Sampling samplingOfQ, Gaussian p, Sampling samplingOfP) {
    double sum = samplingOfP.logDeterminantBias() - samplingOfQ.logDeterminantBias();
    double[] ratios = ratios(q, p);
    double[] lengths = lengths(q, p);
    for (int i = 0; i < ratios.length; i++) {
      double excess = samplingOfP.inverseExcess(i);
      sum += excess * (ratios[i] + lengths[i]);
      sum += (1 - excess) * ratios[i] / samplingOfQ.size(i) + 1 / samplingOfP.size(i);
    }
    return 0.5 * sum;
  }

  private static double[] ratios(Gaussian q, Gaussian p) {
    if (q.covariance() instanceof Diagonal ofQ && p.covariance() instanceof Diagonal ofP) {
      return ofP.solve(ofQ.variances());
    }
    double[][] rows = q.covariance().toDense();
    double[] ratios = new double[rows.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = p.covariance().solve(rows[i])[i];
    }
    return ratios;
  }

  private static double[] lengths(Gaussian q, Gaussian p) {
    double[] lengths = new double[q.dimension()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = q.mean(i) - p.mean(i);
    }
    double[] solved = p.covariance().solve(lengths);
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] *= solved[i];
    }
    return lengths;
  }
}
