package dev.kullback;

import dev.kullback.internal.pairwise.PairKernel;
import dev.kullback.internal.parallel.Workers;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// KL(q‖p) of every row of a batch against every row of another, and the nearest rows; made by
/// [KullbackLeibler#prepare(GaussianBatch)], which packs the rows of p once.
///
/// ```text
/// KL(qᵢ‖pⱼ) = ½ Σₖ [ ((μᵢₖ − mⱼₖ)² + σ²ᵢₖ)/s²ⱼₖ ] + ½ Σₖ (ln s²ⱼₖ − 1) − ½ Σₖ ln σ²ᵢₖ
/// ```
///
/// in tiles of rows that stay in registers. The square is never expanded into a product of
/// matrices, so the means may lie anywhere. Where q is so close to p that the sums cancel, the pair
/// is computed anew: in double precision, and where that is not enough from the exact differences.
///
/// **Accuracy.** Relative error below 1e-6 in single and 1e-12 in double precision, at any offset
/// of the means, close pairs included; q = p gives exactly 0. Each value depends on its own two
/// rows only: not on the size of the batches, the number of threads, or the vectors of the machine.
///
/// **Special cases.** A variance of 0 is a point mass: +∞ against anything but itself. NaN in a row
/// gives NaN in all of its divergences. Rows with variances beyond 1e±35 (single) or 1e±300 (double
/// precision) are right, and slow.
///
/// **Cost.** M·N·n multiplications and twice as many additions; the packed p takes twice the memory
/// of its means. Memory for anything else does not grow with M.
///
/// Calls of one object from several threads take turns; each uses several threads itself.
public final class PairwiseKullbackLeibler {
  private static final int TILE = PairKernel.QUERIES;

  private final GaussianBatch p;
  private final PairPanels[] groups;
  private final Workers workers;
  private final PairTiles[] workspaces;
  private final Workers.Task writer = this::write;
  private @Nullable GaussianBatch prepared;
  private Elements target;
  private long columns;
  private long firstColumn;

  private PairwiseKullbackLeibler(GaussianBatch p, PairPanels[] groups, Workers workers) {
    this.p = p;
    this.groups = groups;
    this.workers = workers;
    workspaces = new PairTiles[workers.count()];
    target = new Elements(MemorySegment.NULL, p.isSinglePrecision());
  }

  PairwiseKullbackLeibler(GaussianBatch p) {
    this(p, PairPanels.of(p), Workers.pooled());
  }

  /// The same p, with other threads. By default there are as many as processors: daemons of one
  /// pool that all callers share.
  ///
  /// @param threads how many compute at once at most, the calling one included; at least 1
  /// @param executor where the others come from
  /// @return a view of the same packed rows
  public PairwiseKullbackLeibler with(int threads, Executor executor) {
    return new PairwiseKullbackLeibler(p, groups, Workers.of(executor, threads));
  }

  /// The second argument.
  ///
  /// @return p
  public GaussianBatch p() {
    return p;
  }

  /// The matrix of divergences.
  ///
  /// @param q M rows of the dimension and precision of p
  /// @param out receives M·N values of that precision, row-major: row i has KL(qᵢ‖p₀), KL(qᵢ‖p₁), …
  /// @throws IllegalArgumentException where shapes or precisions disagree, or a variance is
  ///   negative
  public synchronized void divergence(GaussianBatch q, MemorySegment out) {
    requireSize(q, p, out);
    write(q, out, p.rows(), 0);
  }

  static void requireSize(GaussianBatch q, GaussianBatch p, MemorySegment out) {
    long bytes = Math.multiplyExact(q.rows() * q.elementBytes(), p.rows());
    if (out.byteSize() < bytes) {
      throw new IllegalArgumentException(
          "a matrix of %d x %d divergences needs %d bytes, got %d"
              .formatted(q.rows(), p.rows(), bytes, out.byteSize()));
    }
  }

  /// The matrix of divergences, some rows at a time and in order, so that it need not fit in
  /// memory.
  ///
  /// @param q M rows of the dimension and precision of p
  /// @param rows how many rows of the matrix a block has, at least 1
  /// @param consumer takes the blocks on the calling thread
  /// @throws IllegalArgumentException as for [#divergence]
  public void forEachBlock(GaussianBatch q, int rows, BlockConsumer consumer) {
    if (rows < 1) {
      throw new IllegalArgumentException("a block needs at least 1 row, got " + rows);
    }
    requireLike(q);
    int most = (int) Math.min(rows, q.rows());
    int elements = Math.toIntExact(most * p.rows());
    MemorySegment block =
        q.isSinglePrecision()
            ? MemorySegment.ofArray(new float[elements])
            : MemorySegment.ofArray(new double[elements]);
    for (long first = 0; first < q.rows(); first += rows) {
      int count = (int) Math.min(rows, q.rows() - first);
      divergence(q.slice(first, count), block);
      consumer.accept(first, count, block.asSlice(0, count * p.rows() * (long) q.elementBytes()));
    }
  }

  /// Takes some rows of the matrix of divergences.
  @FunctionalInterface
  public interface BlockConsumer {
    /// Takes some rows.
    ///
    /// @param first the index of the first of them
    /// @param rows how many
    /// @param block `rows · N` values, row-major; overwritten after the return
    void accept(long first, int rows, MemorySegment block);
  }

  /// The nearest rows of p to each row of q, by KL(q‖p), without the matrix.
  ///
  /// @param q M rows of the dimension and precision of p
  /// @param k how many for each, at least 1
  /// @return M·k neighbours; of equal divergences the lower index comes first, and NaN is no
  ///   divergence
  /// @throws IllegalArgumentException as for [#divergence]
  public NearestGaussians nearest(GaussianBatch q, int k) {
    requireLike(q);
    NearestGaussians nearest = new NearestGaussians(Math.toIntExact(q.rows()), k);
    nearest(q, nearest, 0);
    return nearest;
  }

  /// Adds these rows of p, whose first has the given index, to what was found so far.
  synchronized void nearest(GaussianBatch q, NearestGaussians found, long offset) {
    requireLike(q);
    prepare(q);
    int blocks = Math.toIntExact(Math.ceilDiv(q.rows(), PairQueries.ROWS));
    if (blocks >= workers.count() || groups.length == 1) {
      workers.run(
          blocks,
          (worker, block) -> search(workspaces[worker], q, block, 0, groups.length, found, offset));
      return;
    }
    // Few rows of q: the rows of p are divided instead, and what each part found is merged.
    int parts = Math.min(workers.count(), groups.length);
    NearestGaussians[] partial = new NearestGaussians[parts];
    Arrays.setAll(partial, _ -> new NearestGaussians(found.rows(), found.k()));
    for (int block = 0; block < blocks; block++) {
      int b = block;
      workers.run(
          parts,
          (worker, part) ->
              search(
                  workspaces[worker],
                  q,
                  b,
                  (int) ((long) groups.length * part / parts),
                  (int) ((long) groups.length * (part + 1) / parts),
                  partial[part],
                  offset));
    }
    for (NearestGaussians part : partial) {
      found.merge(part);
    }
  }

  private void search(
      PairTiles tiles,
      GaussianBatch q,
      int block,
      int from,
      int to,
      NearestGaussians found,
      long offset) {
    PairQueries queries = load(tiles, q, block);
    for (int g = from; g < to; g++) {
      for (int tile = 0; tile * TILE < queries.count(); tile++) {
        tiles.compute(tile, groups[g]);
        for (int r = 0; r < Math.min(TILE, queries.count() - tile * TILE); r++) {
          int row = (int) queries.first() + tile * TILE + r;
          offer(tiles, r, groups[g], found, row, offset);
        }
      }
    }
  }

  private void offer(
      PairTiles tiles, int r, PairPanels group, NearestGaussians found, int row, long offset) {
    int from = r * tiles.stride();
    if (p.isSinglePrecision()) {
      found.offer(row, tiles.floats(), from, group.count, offset + group.first);
    } else {
      found.offer(row, tiles.doubles(), from, group.count, offset + group.first);
    }
  }

  /// Writes to some columns of a wider matrix.
  synchronized void write(GaussianBatch q, MemorySegment out, long columns, long firstColumn) {
    requireLike(q);
    if (!isTarget(out)) {
      target = new Elements(out, p.isSinglePrecision());
    }
    this.columns = columns;
    this.firstColumn = firstColumn;
    int blocks = Math.toIntExact(Math.ceilDiv(q.rows(), PairQueries.ROWS));
    prepare(q);
    workers.run(blocks, writer);
  }

  /// Whether the last call wrote to the same memory, of the same life.
  private boolean isTarget(MemorySegment out) {
    MemorySegment last = target.segment();
    return last.equals(out) && (PairTiles.isArray(target) || last.scope().equals(out.scope()));
  }

  private void write(int worker, int block) {
    GaussianBatch q = prepared;
    if (q != null) {
      write(workspaces[worker], q, block, target, columns, firstColumn);
    }
  }

  private void write(
      PairTiles tiles, GaussianBatch q, int block, Elements out, long columns, long column) {
    PairQueries queries = load(tiles, q, block);
    for (PairPanels group : groups) {
      for (int tile = 0; tile * TILE < queries.count(); tile++) {
        long row = queries.first() + (long) tile * TILE;
        tiles.write(tile, group, out, row * columns + column + group.first, columns);
      }
    }
  }

  private static PairQueries load(PairTiles tiles, GaussianBatch q, int block) {
    long first = (long) block * PairQueries.ROWS;
    return tiles.load(first, (int) Math.min(PairQueries.ROWS, q.rows() - first));
  }

  /// Makes the workspaces for these rows of q, unless the last call had the same.
  private void prepare(GaussianBatch q) {
    if (!Objects.equals(prepared, q)) {
      Arrays.setAll(workspaces, _ -> new PairTiles(q, p));
      prepared = q;
    }
  }

  private void requireLike(GaussianBatch q) {
    if (q.dimension() != p.dimension()) {
      throw new IllegalArgumentException(
          "all pairs need q and p of one dimension, got %d and %d"
              .formatted(q.dimension(), p.dimension()));
    }
    if (q.isSinglePrecision() != p.isSinglePrecision()) {
      throw new IllegalArgumentException(
          "all pairs need q and p of one precision, got %s and %s"
              .formatted(precision(q), precision(p)));
    }
  }

  private static String precision(GaussianBatch batch) {
    return batch.isSinglePrecision() ? "float" : "double";
  }
}
