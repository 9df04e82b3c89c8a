package dev.kullback.bench.compare;

import dev.kullback.DenseGaussianBatch;
import dev.kullback.DenseKullbackLeibler;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/// Pairs of Gaussians with full covariances, in double precision.
final class DenseCase {
  private DenseCase() {}

  /// The contestants of a case.
  ///
  /// @param inputs parts `q.mean`, `q.covariance`, `p.mean`, `p.covariance`
  /// @param n the dimension
  static Map<String, Contestant> of(Inputs inputs, int n) {
    double[] meanQ = inputs.doubles("q.mean");
    double[] meanP = inputs.doubles("p.mean");
    double[] covarianceQ = inputs.doubles("q.covariance");
    double[] covarianceP = inputs.doubles("p.covariance");
    DenseGaussianBatch q = DenseGaussianBatch.of(meanQ, covarianceQ, n);
    DenseGaussianBatch p = DenseGaussianBatch.of(meanP, covarianceP, n);
    MemorySegment out = MemorySegment.ofArray(new double[meanQ.length / n]);
    DenseKullbackLeibler one = new DenseKullbackLeibler(n, 1, Runnable::run);
    return Map.of(
        "ours1", Contestant.of(out, () -> one.divergence(q, p, out)),
        "ejml", new EjmlDense(meanQ, covarianceQ, meanP, covarianceP, n),
        "ojalgo", new OjalgoDense(meanQ, covarianceQ, meanP, covarianceP, n));
  }
}
