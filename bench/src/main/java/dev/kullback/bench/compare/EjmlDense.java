package dev.kullback.bench.compare;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// The dense divergence as one would write it with EJML: `½ (tr(Σp⁻¹Σq) + dᵀΣp⁻¹d − n + ln|Σp| −
/// ln|Σq|)`.
final class EjmlDense implements Contestant {
  private final double[] meanQ;
  private final double[] covarianceQ;
  private final double[] meanP;
  private final double[] covarianceP;
  private final int n;
  private final double[] nats;

  EjmlDense(double[] meanQ, double[] covarianceQ, double[] meanP, double[] covarianceP, int n) {
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
    DMatrixRMaj sq = matrix(covarianceQ, row * n * n, n);
    DMatrixRMaj sp = matrix(covarianceP, row * n * n, n);
    DMatrixRMaj d = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      d.set(i, meanQ[row * n + i] - meanP[row * n + i]);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
    DMatrixRMaj original = sp.copy();
    solver.setA(sp);
    DMatrixRMaj x = new DMatrixRMaj(n, n);
    DMatrixRMaj y = new DMatrixRMaj(n, 1);
    solver.solve(sq, x);
    solver.solve(d, y);
    return 0.5
        * (CommonOps_DDRM.trace(x)
            + CommonOps_DDRM.dot(d, y)
            - n
            + logDeterminant(original)
            - logDeterminant(sq));
  }

  private double logDeterminant(DMatrixRMaj s) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
    cholesky.decompose(s);
    DMatrixRMaj l = cholesky.getT(null);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.log(l.get(i, i));
    }
    return 2 * sum;
  }

  private static DMatrixRMaj matrix(double[] all, int from, int n) {
    return new DMatrixRMaj(n, n, true, Arrays.copyOfRange(all, from, from + n * n));
  }
}
