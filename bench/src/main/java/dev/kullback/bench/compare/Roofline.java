package dev.kullback.bench.compare;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// What the machine can do: how fast memory is read, how many fused multiply-adds a second one
/// thread gets.
final class Roofline {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int ELEMENTS = 1 << 25;
  private static final int STEPS = 100_000;

  private static volatile float sink;

  private Roofline() {}

  /// Bytes a second, from two arrays of 128 MB.
  static double bytesPerSecond(int threads, boolean fourStreams, double seconds) {
    float[] x = new float[ELEMENTS];
    float[] y = new float[ELEMENTS];
    Arrays.fill(x, 1);
    Arrays.fill(y, 2);
    int part = ELEMENTS / threads;
    Contestant reader =
        new Concurrent(
            threads,
            t ->
                sink =
                    fourStreams
                        ? sum4(x, y, t * part, t * part + part)
                        : sum2(x, y, t * part, t * part + part));
    return 8.0 * ELEMENTS / Stopwatch.secondsPerCall(reader, seconds);
  }

  /// Vector operations a second.
  static double multiplyAddsPerSecond(double seconds) {
    Contestant work = new Concurrent(1, _ -> sink = multiplyAdds(STEPS));
    return 12.0 * STEPS / Stopwatch.secondsPerCall(work, seconds);
  }

  private static float sum2(float[] x, float[] y, int from, int to) {
    FloatVector a = FloatVector.zero(F);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (int i = from; i < to; i += 2 * LANES) {
      a = a.add(FloatVector.fromArray(F, x, i));
      b = b.add(FloatVector.fromArray(F, x, i + LANES));
      c = c.add(FloatVector.fromArray(F, y, i));
      d = d.add(FloatVector.fromArray(F, y, i + LANES));
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
  }

  /// Two far-apart halves of each array at once.
  private static float sum4(float[] x, float[] y, int from, int to) {
    FloatVector a = FloatVector.zero(F);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int half = (to - from) / 2;
    for (int i = from; i < from + half; i += LANES) {
      a = a.add(FloatVector.fromArray(F, x, i));
      b = b.add(FloatVector.fromArray(F, x, i + half));
      c = c.add(FloatVector.fromArray(F, y, i));
      d = d.add(FloatVector.fromArray(F, y, i + half));
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
  }

  private static float multiplyAdds(int steps) {
    FloatVector m = FloatVector.broadcast(F, 0.999f);
    FloatVector s = FloatVector.broadcast(F, 1e-3f);
    FloatVector a = s;
    FloatVector b = s;
    FloatVector c = s;
    FloatVector d = s;
    FloatVector e = s;
    FloatVector f = s;
    FloatVector g = s;
    FloatVector h = s;
    FloatVector i = s;
    FloatVector j = s;
    FloatVector k = s;
    FloatVector l = s;
    for (int step = 0; step < steps; step++) {
      a = a.fma(m, s);
      b = b.fma(m, s);
      c = c.fma(m, s);
      d = d.fma(m, s);
      e = e.fma(m, s);
      f = f.fma(m, s);
      g = g.fma(m, s);
      h = h.fma(m, s);
      i = i.fma(m, s);
      j = j.fma(m, s);
      k = k.fma(m, s);
      l = l.fma(m, s);
    }
    FloatVector first = a.add(b).add(c.add(d)).add(e.add(f));
    return first.add(g.add(h)).add(i.add(j)).add(k.add(l)).reduceLanes(VectorOperators.ADD);
  }

  /// One part.
  @FunctionalInterface
  private interface Part {
    void run(int number);
  }

  /// Parts on threads of their own, which are started for each run: that is microseconds of
  /// milliseconds.
  private record Concurrent(int threads, Part part) implements Contestant {
    @Override
    public void run() {
      List<Thread> others = new ArrayList<>();
      for (int t = 1; t < threads; t++) {
        int number = t;
        others.add(Thread.ofPlatform().start(() -> part.run(number)));
      }
      part.run(0);
      for (Thread other : others) {
        try {
          other.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    @Override
    public MemorySegment answer() {
      return MemorySegment.NULL;
    }
  }
}
