package dev.kullback;

import dev.kullback.internal.parallel.Workers;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The arguments of the call in progress, where all workers find them, and each worker's engines:
/// one object for all calls, so that a call allocates nothing.
final class BatchCall implements Workers.Task {
  /// A part has at least this many coordinates: some microseconds of work.
  private static final int LEAST = 1 << 14;

  private static final GaussianBatch NO_BATCH =
      GaussianBatch.of(Parameterization.LOG_VARIANCE, new float[0], new float[0], 1);

  private final DiagonalReference p;
  private final List<Engines> engines = new ArrayList<>();
  private Operation operation = Operation.ROWS;
  private long partRows = 1;
  private MemorySegment out = MemorySegment.NULL;
  GaussianBatch q = NO_BATCH;
  MemorySegment meanGradient = MemorySegment.NULL;
  MemorySegment scaleGradient = MemorySegment.NULL;
  double[] partial = new double[0];

  /// What is wanted.
  enum Operation {
    ROWS,
    GRADIENT,
    TERMS,
    COLUMNS,
    TOTAL
  }

  BatchCall(DiagonalReference p, int workers) {
    this.p = p;
    for (int i = 0; i < workers; i++) {
      engines.add(new Engines());
    }
  }

  void start(Operation what, GaussianBatch batch, MemorySegment values) {
    operation = what;
    q = batch;
    out = values;
  }

  /// Divides the rows into parts, at most so many, whose bounds depend on the batch alone.
  ///
  /// @return how many
  int divide(int most) {
    partRows = Math.max(Math.ceilDiv(q.rows(), most), Math.ceilDiv(LEAST, p.dimension()));
    return (int) Math.ceilDiv(q.rows(), partRows);
  }

  /// Room for the sums of parts.
  void reserve(int length) {
    if (partial.length < length) {
      partial = new double[length];
    }
    Arrays.fill(partial, 0);
  }

  /// Keeps nothing of the caller's alive.
  void forget() {
    q = NO_BATCH;
    out = MemorySegment.NULL;
    meanGradient = MemorySegment.NULL;
    scaleGradient = MemorySegment.NULL;
  }

  @Override
  public void run(int worker, int part) {
    long from = part * partRows;
    long to = Math.min(q.rows(), from + partRows);
    BatchEngine engine = engines.get(worker).of(q, p);
    switch (operation) {
      case ROWS -> engine.rows(q, from, to, out);
      case GRADIENT -> engine.gradient(q, from, to, out, meanGradient, scaleGradient);
      case TERMS -> engine.terms(q, from, to, out);
      case COLUMNS -> engine.columns(q, from, to, partial, part * p.dimension());
      case TOTAL -> partial[part] = engine.total(q, from, to);
    }
  }

  /// The engines of one worker, made when they are first wanted.
  private static final class Engines {
    private final Map<Parameterization, BatchEngine> single = new EnumMap<>(Parameterization.class);
    private final Map<Parameterization, BatchEngine> wide = new EnumMap<>(Parameterization.class);

    BatchEngine of(GaussianBatch q, DiagonalReference p) {
      Map<Parameterization, BatchEngine> all = q.isSinglePrecision() ? single : wide;
      BatchEngine engine = all.get(q.parameterization());
      if (engine == null) {
        engine =
            q.isSinglePrecision()
                ? new FloatEngine(q.parameterization(), p)
                : new DoubleEngine(q.parameterization(), p);
        all.put(q.parameterization(), engine);
      }
      return engine;
    }
  }
}
