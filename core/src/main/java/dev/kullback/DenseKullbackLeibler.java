package dev.kullback;

import dev.kullback.internal.parallel.Workers;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Executor;

/// KL(q‖p) between Gaussians with full covariances, for many pairs: Cholesky factors and triangular
/// solves in blocks, in memory that is kept from call to call.
///
/// ```text
/// E = Lp⁻¹ (Lq − Lp)         KL = ½ ‖E‖² − Σ log1pmx(Eᵢᵢ) + ½ ‖Lp⁻¹ (μq − μp)‖²
/// ```
///
/// **Accuracy.** That of [KullbackLeibler]: all terms are ≥ 0, and pairs that are close (‖E‖² <
/// 1/16) or ill-conditioned are handed to it. The number of threads changes no bit.
///
/// **Cost.** n³ for each pair (n³/3 for each factor and for the solve), 2n³/3 against one p. A
/// close pair costs ten times as much. Up to n = 96 eight pairs are computed at once, so a batch
/// costs what the next multiple of eight does.
///
/// Calls of one object from several threads take turns; each uses several threads itself.
public final class DenseKullbackLeibler {
  /// Elements of the matrices in a task, at least.
  private static final int TASK = 1 << 16;

  private final int dimension;
  private final DenseRows<?> rows;
  private final Workers workers;
  private final Workers.Task task = this::run;
  private long perTask = 1;

  /// With as many threads as there are processors: daemons of one pool that all callers share.
  ///
  /// @param dimension n ≥ 1
  public DenseKullbackLeibler(int dimension) {
    this(dimension, Workers.pooled());
  }

  /// With threads of one's own.
  ///
  /// @param dimension n ≥ 1
  /// @param threads how many compute at once at most, the calling one included; at least 1
  /// @param executor where the others come from
  public DenseKullbackLeibler(int dimension, int threads, Executor executor) {
    this(dimension, Workers.of(executor, threads));
  }

  private DenseKullbackLeibler(int dimension, Workers workers) {
    if (dimension < 1) {
      throw new IllegalArgumentException("needs a dimension of at least 1, got " + dimension);
    }
    this.dimension = dimension;
    this.workers = workers;
    rows = DenseRows.of(workers.count(), dimension);
  }

  /// KL(q‖p) of each pair of two batches.
  ///
  /// @param q B Gaussians of the dimension
  /// @param p B Gaussians of the dimension
  /// @param out receives B doubles
  /// @throws IllegalArgumentException where sizes disagree or a row is no Gaussian (naming the row)
  public synchronized void divergence(
      DenseGaussianBatch q, DenseGaussianBatch p, MemorySegment out) {
    require(q, p.dimension(), out);
    if (p.rows() != q.rows()) {
      throw new IllegalArgumentException(
          "pairs need as many p as q, got %d and %d".formatted(p.rows(), q.rows()));
    }
    rows.set(q, p, out);
    run(q.rows());
  }

  /// KL(q‖p) of each Gaussian of a batch against one p, factored once.
  ///
  /// @param q B Gaussians of the dimension
  /// @param p of the dimension, of any structure
  /// @param out receives B doubles
  /// @throws IllegalArgumentException where sizes disagree or a row is no Gaussian (naming the row)
  public synchronized void divergence(DenseGaussianBatch q, Gaussian p, MemorySegment out) {
    require(q, p.dimension(), out);
    rows.set(q, p, out);
    run(q.rows());
  }

  private void run(long count) {
    long most = Math.max(1, TASK / ((long) dimension * dimension));
    perTask = Math.ceilDiv(most, rows.atOnce()) * rows.atOnce();
    workers.run(Math.toIntExact(Math.ceilDiv(count, perTask)), task);
  }

  private void run(int worker, int number) {
    rows.run(worker, number * perTask, (number + 1) * perTask);
  }

  private void require(DenseGaussianBatch q, int ofP, MemorySegment out) {
    if (q.dimension() != dimension || ofP != dimension) {
      throw new IllegalArgumentException(
          "needs q and p of dimension %d, got %d and %d".formatted(dimension, q.dimension(), ofP));
    }
    if (out.byteSize() < q.rows() * Double.BYTES) {
      throw new IllegalArgumentException(
          "%d divergences need %d bytes, got %d"
              .formatted(q.rows(), q.rows() * Double.BYTES, out.byteSize()));
    }
  }
}
