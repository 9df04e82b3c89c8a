package dev.kullback.vae.objective;

import java.lang.foreign.MemorySegment;

/// eˣ in single precision over a block of values, in loops the compiler vectorises: a rounding to a
/// multiple of ln 2, the Taylor polynomial of degree 7 on |r| ≤ ½ ln 2 (remainder 6e-9), and the
/// power of two put together as an integer.
///
/// Within 2 ulp for −87 ≤ x ≤ 88; beyond, the value at the nearer end; NaN for NaN.
final class BlockExp {
  private static final float LOG2_E = 0x1.715476p0f;

  /// 11 leading bits of ln 2, so that k times it is exact, and the rest.
  private static final float LN2_HIGH = 0x1.63p-1f;

  private static final float LN2_LOW = -0x1.bd0106p-13f;

  /// 1.5·2²³: adding and subtracting it rounds to an integer.
  private static final float ROUNDING = 0x1.8p23f;

  private final int[] bits;
  private final float[] scale;
  private final MemorySegment bitsView;
  private final MemorySegment scaleView;

  BlockExp(int capacity) {
    this.bits = new int[capacity];
    this.scale = new float[capacity];
    this.bitsView = MemorySegment.ofArray(bits);
    this.scaleView = MemorySegment.ofArray(scale);
  }

  /// y ← eˣ for the first n values; the two arrays are different ones.
  void apply(float[] x, float[] y, int n) {
    mantissas(x, y, bits, n);
    MemorySegment.copy(bitsView, 0, scaleView, 0, (long) n * Float.BYTES);
    multiply(y, scale, n);
  }

  private static void mantissas(float[] x, float[] y, int[] bits, int n) {
    for (int i = 0; i < n; i++) {
      float t = Math.min(Math.max(x[i], -87f), 88f);
      float k = (t * LOG2_E + ROUNDING) - ROUNDING;
      float r = t - k * LN2_HIGH - k * LN2_LOW;
      float p = 1f / 720 + r * (1f / 5040);
      p = 1f / 120 + r * p;
      p = 1f / 24 + r * p;
      p = 1f / 6 + r * p;
      p = 0.5f + r * p;
      y[i] = 1 + (r + r * r * p);
      bits[i] = ((int) k + 127) << 23;
    }
  }

  private static void multiply(float[] y, float[] scale, int n) {
    for (int i = 0; i < n; i++) {
      y[i] *= scale[i];
    }
  }
}
