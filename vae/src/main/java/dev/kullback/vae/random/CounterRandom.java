package dev.kullback.vae.random;

import java.util.random.RandomGenerator;

/// SplitMix64 (Steele, Lea & Flood 2014): the i-th number is a fixed mixing of key + i·γ, so any
/// stretch can be computed on its own and loops over it vectorise.
///
/// Not for secrets. Equidistributed over its period of 2⁶⁴, with each value once.
public final class CounterRandom implements RandomGenerator {
  /// γ, the odd integer next to 2⁶⁴/φ.
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final float FLOAT_STEP = 0x1p-24f;

  private final long key;
  private long drawn;

  CounterRandom(long key) {
    this.key = key;
  }

  @Override
  public long nextLong() {
    return mix(key + ++drawn * GOLDEN);
  }

  /// Fills with uniform numbers k·2⁻²⁴ from [0, 1).
  ///
  /// @param target where to
  /// @param count how many, from the start of the target
  public void fillUniform(float[] target, int count) {
    int half = count / 2;
    long start = key + (drawn + 1) * GOLDEN;
    for (int i = 0; i < half; i++) {
      long bits = mix(start + i * GOLDEN);
      target[i] = (int) (bits >>> 40) * FLOAT_STEP;
      target[half + i] = ((int) bits >>> 8) * FLOAT_STEP;
    }
    drawn += half;
    for (int i = 2 * half; i < count; i++) {
      target[i] = (int) (nextLong() >>> 40) * FLOAT_STEP;
    }
  }

  /// Fills with standard normal numbers.
  ///
  /// @param target where to
  /// @param count how many, from the start of the target
  public void fillGaussian(float[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = (float) nextGaussian();
    }
  }

  /// The order 0 … n−1 shuffled (Fisher & Yates).
  ///
  /// @param n how many
  /// @return a permutation
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /// The finalizer of SplitMix64 (Stafford's variant 13).
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
