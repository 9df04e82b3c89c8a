package dev.kullback.internal.linear;

/// The discrete Fourier transform of any length, and the eigenvalues of circulant matrices by it.
///
/// Up to 64 points the sums are taken directly, with every root of unity rounded once: n²
/// operations and the smallest error. Beyond, powers of two go by radix 2 (Cooley & Tukey) and
/// every other length by Bluestein's chirp, a convolution of the next power of two above 2n: O(n
/// log n).
///
/// *Reference*: L. Bluestein, *A linear filtering approach to the computation of discrete Fourier
/// transform* (1970), [doi](https://doi.org/10.1109/TAU.1970.1162132).
public final class Fourier {
  private static final int DIRECT = 64;

  private Fourier() {}

  /// The eigenvalues of the symmetric circulant matrix with a given first row: `λₖ = Σⱼ cⱼ
  /// cos(2πjk/n)`.
  ///
  /// @param row c, with `cⱼ = cₙ₋ⱼ`
  /// @return n eigenvalues, `λₖ = λₙ₋ₖ` exactly
  public static double[] eigenvalues(double[] row) {
    double[] re = row.clone();
    forward(re, new double[row.length]);
    int n = row.length;
    for (int k = 1; k < n - k; k++) {
      re[n - k] = re[k];
    }
    return re;
  }

  /// The first row of the symmetric circulant matrix with given eigenvalues.
  ///
  /// @param eigenvalues λ, with `λₖ = λₙ₋ₖ`
  /// @return c
  public static double[] row(double[] eigenvalues) {
    double[] row = eigenvalues(eigenvalues);
    for (int j = 0; j < row.length; j++) {
      row[j] /= row.length;
    }
    return row;
  }

  /// `x̂ₖ = Σⱼ xⱼ exp(−2πi jk/n)`, in place, not scaled.
  ///
  /// @param re real parts
  /// @param im imaginary parts, as many
  public static void forward(double[] re, double[] im) {
    int n = re.length;
    if (n <= DIRECT) {
      direct(re, im);
    } else if ((n & (n - 1)) == 0) {
      radix2(re, im);
    } else {
      bluestein(re, im);
    }
  }

  private static void direct(double[] re, double[] im) {
    int n = re.length;
    double[] x = re.clone();
    double[] y = im.clone();
    double[] cos = new double[n];
    double[] sin = new double[n];
    for (int turn = 0; turn < n; turn++) {
      cos[turn] = cosine(turn, n);
      sin[turn] = sine(turn, n);
    }
    for (int k = 0; k < n; k++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int j = 0; j < n; j++) {
        int turn = j * k % n;
        sumRe = Math.fma(x[j], cos[turn], Math.fma(y[j], sin[turn], sumRe));
        sumIm = Math.fma(y[j], cos[turn], Math.fma(-x[j], sin[turn], sumIm));
      }
      re[k] = sumRe;
      im[k] = sumIm;
    }
  }

  private static void radix2(double[] re, double[] im) {
    int n = re.length;
    reverseBits(re, im);
    double[] cos = new double[n / 2];
    double[] sin = new double[n / 2];
    for (int k = 0; k < n / 2; k++) {
      cos[k] = cosine(k, n);
      sin[k] = -sine(k, n);
    }
    for (int half = 1; half < n; half *= 2) {
      int stride = n / (2 * half);
      for (int start = 0; start < n; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          butterfly(re, im, start + k, start + k + half, cos[k * stride], sin[k * stride]);
        }
      }
    }
  }

  private static void butterfly(double[] re, double[] im, int a, int b, double c, double s) {
    double x = re[b] * c - im[b] * s;
    double y = re[b] * s + im[b] * c;
    re[b] = re[a] - x;
    im[b] = im[a] - y;
    re[a] += x;
    im[a] += y;
  }

  private static void reverseBits(double[] re, double[] im) {
    int shift = 1 + Integer.numberOfLeadingZeros(re.length);
    for (int i = 0; i < re.length; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (j > i) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
  }

  private static void swap(double[] a, int i, int j) {
    double x = a[i];
    a[i] = a[j];
    a[j] = x;
  }

  /// `jk = (j² + k² − (k − j)²)/2` turns the transform into a convolution with a chirp.
  private static void bluestein(double[] re, double[] im) {
    int n = re.length;
    int m = Integer.highestOneBit(2 * n) * 2;
    double[] cos = new double[n];
    double[] sin = new double[n];
    for (int j = 0; j < n; j++) {
      long turn = (long) j * j % (2L * n);
      cos[j] = cosine(turn, 2L * n);
      sin[j] = sine(turn, 2L * n);
    }
    double[] aRe = new double[m];
    double[] aIm = new double[m];
    double[] bRe = new double[m];
    double[] bIm = new double[m];
    for (int j = 0; j < n; j++) {
      aRe[j] = re[j] * cos[j] + im[j] * sin[j];
      aIm[j] = im[j] * cos[j] - re[j] * sin[j];
      bRe[j] = cos[j];
      bIm[j] = sin[j];
      bRe[(m - j) % m] = cos[j];
      bIm[(m - j) % m] = sin[j];
    }
    convolve(aRe, aIm, bRe, bIm);
    for (int k = 0; k < n; k++) {
      re[k] = aRe[k] * cos[k] + aIm[k] * sin[k];
      im[k] = aIm[k] * cos[k] - aRe[k] * sin[k];
    }
  }

  /// The cyclic convolution of a and b, into a; lengths a power of two.
  private static void convolve(double[] aRe, double[] aIm, double[] bRe, double[] bIm) {
    int m = aRe.length;
    radix2(aRe, aIm);
    radix2(bRe, bIm);
    for (int k = 0; k < m; k++) {
      double x = aRe[k] * bRe[k] - aIm[k] * bIm[k];
      aIm[k] = aRe[k] * bIm[k] + aIm[k] * bRe[k];
      aRe[k] = x;
    }
    radix2(aIm, aRe); // exchanging the parts makes it the inverse transform, times m
    for (int k = 0; k < m; k++) {
      aRe[k] /= m;
      aIm[k] /= m;
    }
  }

  /// `cos(2π turn/n)`, reduced to the first eighth so that it is right to rounding.
  private static double cosine(long turn, long n) {
    long t = Math.min(turn, n - turn);
    if (4 * t > n) {
      return -cosineFirstQuarter(n - 2 * t, 2 * n);
    }
    return cosineFirstQuarter(2 * t, 2 * n);
  }

  private static double cosineFirstQuarter(long turn, long n) {
    return 8 * turn <= n
        ? Math.cos(2 * Math.PI * turn / n)
        : Math.sin(2 * Math.PI * (n - 4 * turn) / (4.0 * n));
  }

  private static double sine(long turn, long n) {
    // sin(2πt/n) = cos(2π(n − 4t)/(4n))
    return cosine(Math.floorMod(n - 4 * turn, 4 * n), 4 * n);
  }
}
