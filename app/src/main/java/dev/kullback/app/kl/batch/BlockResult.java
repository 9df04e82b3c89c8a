package dev.kullback.app.kl.batch;

import java.lang.foreign.MemorySegment;

/// What one block of rows gave, waiting for its turn.
final class BlockResult {
  private final MemorySegment nats;
  private final double[] values;
  private final Moments moments;
  private final double[] coordinateSums;

  private BlockResult(MemorySegment nats, double[] values, double[] coordinateSums) {
    this.nats = nats;
    this.values = values;
    this.moments = Moments.of(values);
    this.coordinateSums = coordinateSums;
  }

  static BlockResult ofFloats(float[] nats, double[] coordinateSums) {
    double[] values = new double[nats.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = nats[i];
    }
    return new BlockResult(MemorySegment.ofArray(nats), values, coordinateSums);
  }

  static BlockResult ofDoubles(double[] nats, double[] coordinateSums) {
    return new BlockResult(MemorySegment.ofArray(nats), nats, coordinateSums);
  }

  boolean hasNan() {
    return Double.isNaN(moments.mean()) && values.length > 0;
  }

  double[] values() {
    return values;
  }

  void deliver(RowSink sink) {
    sink.accept(nats, values);
  }

  void mergeInto(Moments all, double[] allCoordinateSums) {
    all.merge(moments);
    for (int i = 0; i < coordinateSums.length; i++) {
      allCoordinateSums[i] += coordinateSums[i];
    }
  }
}
