package dev.kullback;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.internal.panel.PanelFactor;
import dev.kullback.internal.parallel.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

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
/// close pair costs ten times as much.
///
/// Calls of one object from several threads take turns; each uses several threads itself.
public final class DenseKullbackLeibler {
  /// Elements of the matrices in a task, at least.
  private static final int TASK = 1 << 16;

  private final int dimension;
  private final DensePair[] workspaces;
  private final Workers workers;
  private final Workers.Task task = this::rows;
  private @Nullable DenseGaussianBatch batchQ;
  private @Nullable DenseGaussianBatch batchP;
  private @Nullable PreparedKullbackLeibler prepared;
  private @Nullable DenseSide factored;
  private MemorySegment target = MemorySegment.NULL;
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
    workspaces = new DensePair[workers.count()];
    Arrays.setAll(workspaces, _ -> new DensePair(dimension));
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
    run(q, p, out);
  }

  /// KL(q‖p) of each Gaussian of a batch against one p, factored once.
  ///
  /// @param q B Gaussians of the dimension
  /// @param p of the dimension, of any structure
  /// @param out receives B doubles
  /// @throws IllegalArgumentException where sizes disagree or a row is no Gaussian (naming the row)
  public synchronized void divergence(DenseGaussianBatch q, Gaussian p, MemorySegment out) {
    require(q, p.dimension(), out);
    prepared = KullbackLeibler.prepare(p);
    factored = factored(p);
    run(q, null, out);
  }

  /// The blocked factor of a matrix that is given by its entries; null for other structures, for
  /// which a single pair has better ways than to be made dense.
  private @Nullable DenseSide factored(Gaussian p) {
    Covariance covariance = p.covariance();
    if (!(covariance instanceof Dense d && d.hasExactEntries())) {
      return null;
    }
    double[] flat = new double[dimension * dimension];
    double[][] rows = d.toDense();
    for (int i = 0; i < dimension; i++) {
      System.arraycopy(rows[i], 0, flat, i * dimension, dimension);
    }
    DenseSide side = new DenseSide(dimension);
    boolean fine =
        side.load(DenseGaussianBatch.of(p.mean(), flat, dimension), 0, PanelFactor.scratch());
    return fine ? side : null;
  }

  /// One call's pairs, for all threads; kept in fields, so that a call allocates nothing.
  private void run(DenseGaussianBatch q, @Nullable DenseGaussianBatch p, MemorySegment out) {
    batchQ = q;
    batchP = p;
    target = out;
    perTask = Math.max(1, TASK / ((long) dimension * dimension));
    workers.run(Math.toIntExact(Math.ceilDiv(q.rows(), perTask)), task);
  }

  private void rows(int worker, int number) {
    DensePair pair = workspaces[worker];
    DenseGaussianBatch q = batchQ;
    long end = q == null ? 0 : Math.min(q.rows(), (number + 1) * perTask);
    for (long row = number * perTask; q != null && row < end; row++) {
      double nats = divergence(pair, q, row);
      target.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, row * Double.BYTES, nats);
    }
  }

  private double divergence(DensePair pair, DenseGaussianBatch q, long row) {
    if (batchP != null) {
      return pair.of(q, batchP, row, row);
    }
    PreparedKullbackLeibler p = prepared;
    if (p == null) {
      throw new IllegalStateException("no p");
    }
    return factored == null
        ? p.divergence(DensePair.get("q", q, row))
        : pair.of(q, row, factored, p);
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
