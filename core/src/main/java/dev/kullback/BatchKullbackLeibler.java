package dev.kullback;

import dev.kullback.BatchCall.Operation;
import dev.kullback.internal.parallel.Workers;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Executor;

/// KL(q‖p) in nats for every row of a batch of diagonal Gaussians q; made by
/// [KullbackLeibler#batch(Gaussian)] and [KullbackLeibler#batch(GaussianBatch)].
///
/// ```text
/// KL(q‖p) = Σᵢ ½ ((μᵢ − mᵢ)² / sᵢ + σᵢ²/sᵢ − 1 − ln(σᵢ²/sᵢ))        p = N(m, diag(s))
/// ```
///
/// **Shapes.** q has B rows of dimension n. Results have the precision of q: B values by row, B·n
/// by coordinate and in gradients, row-major, in any memory.
///
/// **Accuracy.** No term is ever negative, and none cancels where q is close to p; equal rows give
/// exactly 0. A term is within 3 ulp against N(0, 1), within 6 against another p, plus 1 for its
/// mean part; sums of rows add at most 1.5 in single precision, where blocks of 64 coordinates are
/// summed in 16 strands, and nothing beyond rounding in double. docs/functions/batches.md has the
/// table.
///
/// **Special cases.** A scale of q that is 0 (a point mass) or infinite gives +∞, NaN gives NaN; a
/// negative variance, standard deviation or precision is an error that names row and coordinate.
///
/// **Threads and memory.** Not for several threads at once: it owns the scratch memory, so that a
/// call allocates nothing once it has seen a batch of that kind. [#parallel(int)] gives one that
/// spreads the rows over a pool. Results never depend on the number of threads, on the width of the
/// machine's vectors, or on whether it has any.
public final class BatchKullbackLeibler {
  private static final int PARTS = 64;
  private static final int PARTIAL_SUMS = 1 << 18;

  private final DiagonalReference p;
  private final Workers workers;
  private final BatchCall call;

  private BatchKullbackLeibler(DiagonalReference p, Workers workers) {
    this.p = p;
    this.workers = workers;
    call = new BatchCall(p, workers.count());
  }

  BatchKullbackLeibler(DiagonalReference p) {
    this(p, Workers.alone());
  }

  /// The same on several threads: daemons of one pool that all callers share, as many as the
  /// machine has processors at most.
  ///
  /// @param threads how many work at once, at least 1; the caller is one of them
  /// @return a divergence to the same p
  public BatchKullbackLeibler parallel(int threads) {
    return new BatchKullbackLeibler(p, Workers.pooled(threads));
  }

  /// The same on somebody else's threads.
  ///
  /// @param executor runs tasks; the caller works too, so it may be busy or refuse
  /// @param threads how many work at once, at least 1
  /// @return a divergence to the same p
  public BatchKullbackLeibler parallel(Executor executor, int threads) {
    return new BatchKullbackLeibler(p, Workers.of(executor, threads));
  }

  /// KL(q‖p) of each row.
  ///
  /// @param q B diagonal Gaussians
  /// @param out receives B values of the precision of q
  /// @throws IllegalArgumentException where sizes disagree or a scale is negative
  public void divergence(GaussianBatch q, MemorySegment out) {
    check(q);
    requireSize("out", out, q, q.rows());
    call.start(Operation.ROWS, q, out);
    run(PARTS);
  }

  /// KL(q‖p) of each row, and its gradient in the mean and in the scale, in q's own
  /// parameterisation, in one pass.
  ///
  /// | scale of q | derivative |
  /// |---|---|
  /// | μ | (μ − m)/s |
  /// | v = ln σ² | ½ (eᵛ/s − 1) |
  /// | σ² | ½ (1/s − 1/σ²) |
  /// | σ | σ/s − 1/σ |
  /// | λ = 1/σ² | ½ (1/λ − 1/(s λ²)) |
  ///
  /// @param q B diagonal Gaussians
  /// @param out receives B values of the precision of q
  /// @param meanGradient receives B·n derivatives; may be the memory of the means
  /// @param scaleGradient receives B·n derivatives; may be the memory of the scales
  /// @throws IllegalArgumentException where sizes disagree or a scale is negative
  public void gradient(
      GaussianBatch q, MemorySegment out, MemorySegment meanGradient, MemorySegment scaleGradient) {
    check(q);
    requireSize("out", out, q, q.rows());
    requireSize("mean gradient", meanGradient, q, q.rows() * q.dimension());
    requireSize("scale gradient", scaleGradient, q, q.rows() * q.dimension());
    call.start(Operation.GRADIENT, q, out);
    call.meanGradient = meanGradient;
    call.scaleGradient = scaleGradient;
    run(PARTS);
  }

  /// KL(q‖p) of each coordinate of each row.
  ///
  /// @param q B diagonal Gaussians
  /// @param out receives B·n values of the precision of q
  /// @throws IllegalArgumentException where sizes disagree or a scale is negative
  public void terms(GaussianBatch q, MemorySegment out) {
    check(q);
    requireSize("out", out, q, q.rows() * q.dimension());
    call.start(Operation.TERMS, q, out);
    run(PARTS);
  }

  /// Adds each coordinate's part of KL(q‖p), summed over the rows, to an array.
  ///
  /// @param q B diagonal Gaussians
  /// @param sums n numbers, added to
  /// @throws IllegalArgumentException where sizes disagree or a scale is negative
  public void perCoordinate(GaussianBatch q, double[] sums) {
    check(q);
    int n = p.dimension();
    if (sums.length != n) {
      throw new IllegalArgumentException(
          "sums per coordinate need length %d, got %d".formatted(n, sums.length));
    }
    int most = Math.clamp(PARTIAL_SUMS / n, 1, PARTS);
    call.start(Operation.COLUMNS, q, MemorySegment.NULL);
    call.reserve(most * n);
    run(most);
    for (int i = 0; i < most * n; i++) {
      sums[i % n] += call.partial[i];
    }
  }

  /// KL(q‖p) summed over all rows.
  ///
  /// @param q B diagonal Gaussians
  /// @return nats, in double precision
  /// @throws IllegalArgumentException where dimensions disagree or a scale is negative
  public double total(GaussianBatch q) {
    check(q);
    call.start(Operation.TOTAL, q, MemorySegment.NULL);
    call.reserve(PARTS);
    run(PARTS);
    double total = 0;
    for (int i = 0; i < PARTS; i++) {
      total += call.partial[i];
    }
    return total;
  }

  private void run(int most) {
    try {
      workers.run(call.divide(most), call);
    } finally {
      call.forget();
    }
  }

  private void check(GaussianBatch q) {
    if (q.dimension() != p.dimension()) {
      throw new IllegalArgumentException(
          "a divergence needs q and p of one dimension, got %d and %d"
              .formatted(q.dimension(), p.dimension()));
    }
    if (p instanceof DiagonalReference.PerRow rows && rows.batch().rows() != q.rows()) {
      throw new IllegalArgumentException(
          "a divergence row by row needs as many rows in q as in p, got %d and %d"
              .formatted(q.rows(), rows.batch().rows()));
    }
  }

  private static void requireSize(
      String what, MemorySegment segment, GaussianBatch q, long elements) {
    long bytes = elements * q.elementBytes();
    if (segment.byteSize() < bytes) {
      throw new IllegalArgumentException(
          "the %s needs %d bytes (%d elements of %d), got %d"
              .formatted(what, bytes, elements, q.elementBytes(), segment.byteSize()));
    }
  }
}
