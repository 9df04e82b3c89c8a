package dev.kullback.bench.accuracy;

import dev.kullback.GaussianBatch;
import dev.kullback.KullbackLeibler;
import dev.kullback.Parameterization;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The functions on batches, asked for one row at a time, which gives the bits of any batch.
final class Rows {
  private Rows() {}

  /// `float|double parameterization n mean.. scale.. prior`.
  static double againstOne(Words words) {
    boolean single = words.word().equals("float");
    Parameterization kind = Parameterization.valueOf(words.word());
    int n = words.count();
    GaussianBatch q = batch(words, single, kind, n);
    MemorySegment out = out(single);
    KullbackLeibler.divergence(q, Operands.gaussian(words), out);
    return value(out, single);
  }

  /// `float|double parameterization n mean.. scale.. mean.. scale..`.
  static double pairwise(Words words) {
    boolean single = words.word().equals("float");
    Parameterization kind = Parameterization.valueOf(words.word());
    int n = words.count();
    GaussianBatch q = batch(words, single, kind, n);
    GaussianBatch p = batch(words, single, kind, n);
    MemorySegment out = out(single);
    KullbackLeibler.pairwise(q, p, out);
    return value(out, single);
  }

  private static GaussianBatch batch(Words words, boolean single, Parameterization kind, int n) {
    return single
        ? GaussianBatch.of(kind, words.floats(n), words.floats(n), n)
        : GaussianBatch.of(kind, words.numbers(n), words.numbers(n), n);
  }

  private static MemorySegment out(boolean single) {
    return single ? MemorySegment.ofArray(new float[1]) : MemorySegment.ofArray(new double[1]);
  }

  private static double value(MemorySegment out, boolean single) {
    return single
        ? out.toArray(ValueLayout.JAVA_FLOAT)[0]
        : out.toArray(ValueLayout.JAVA_DOUBLE)[0];
  }
}
