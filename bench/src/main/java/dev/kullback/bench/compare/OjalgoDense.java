package dev.kullback.bench.compare;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/// The dense divergence as one would write it with ojAlgo: `½ (tr(Σp⁻¹Σq) + dᵀΣp⁻¹d − n + ln|Σp| −
/// ln|Σq|)`.
final class OjalgoDense implements Contestant {
  private final double[] meanQ;
  private final double[] covarianceQ;
  private final double[] meanP;
  private final double[] covarianceP;
  private final int n;
  private final double[] nats;

  OjalgoDense(double[] meanQ, double[] covarianceQ, double[] meanP, double[] covarianceP, int n) {
    this.meanQ = meanQ;
    this.covarianceQ = covarianceQ;
    this.meanP = meanP;
    this.covarianceP = covarianceP;
    this.n = n;
    nats = new double[meanQ.length / n];
  }

  @Override
  public void run() {
    Arrays.setAll(nats, this::pair);
  }

  @Override
  public MemorySegment answer() {
    return MemorySegment.ofArray(nats);
  }

  private double pair(int row) {
    // symmetric, so that row-major is column-major too
    R064Store sq = R064Store.FACTORY.make(n, n);
    R064Store sp = R064Store.FACTORY.make(n, n);
    System.arraycopy(covarianceQ, row * n * n, sq.data, 0, n * n);
    System.arraycopy(covarianceP, row * n * n, sp.data, 0, n * n);
    R064Store d = R064Store.FACTORY.make(n, 1);
    for (int i = 0; i < n; i++) {
      d.data[i] = meanQ[row * n + i] - meanP[row * n + i];
    }
    Cholesky<Double> p = Cholesky.R064.make(sp);
    p.decompose(sp);
    Cholesky<Double> q = Cholesky.R064.make(sq);
    q.decompose(sq);
    MatrixStore<Double> x = p.getSolution(sq);
    MatrixStore<Double> y = p.getSolution(d);
    double sum = -n + logDeterminant(p) - logDeterminant(q);
    for (int i = 0; i < n; i++) {
      sum += x.doubleValue(i, i) + d.data[i] * y.doubleValue(i, 0);
    }
    return 0.5 * sum;
  }

  private double logDeterminant(Cholesky<Double> cholesky) {
    MatrixStore<Double> l = cholesky.getL();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.log(l.doubleValue(i, i));
    }
    return 2 * sum;
  }
}
