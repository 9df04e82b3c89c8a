package dev.kullback.internal.spectrum;

import dev.kullback.covariance.Kronecker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The directions of two Kronecker products of the same orders: the products of those of the
/// factors, with ratios `(1 + xᵢ)(1 + yⱼ)`. Cost 20 (a³ + b³) + n (a + b).
final class KroneckerSpectrum {
  private KroneckerSpectrum() {}

  static List<Direction> of(Kronecker q, Kronecker p, double[] difference) {
    EigenBasis left = EigenBasis.of(q.left(), p.left());
    EigenBasis right = EigenBasis.of(q.right(), p.right());
    int b = right.dimension();
    double[] shift = coordinates(left, right, difference);
    List<Direction> directions = new ArrayList<>(shift.length);
    for (int i = 0; i < left.dimension(); i++) {
      for (int j = 0; j < b; j++) {
        directions.add(
            new Direction(
                excess(left, i, right, j),
                left.ratio(i) * right.ratio(j),
                left.logRatio(i) + right.logRatio(j),
                shift[i * b + j]));
      }
    }
    return directions;
  }

  /// `(1 + x)(1 + y) − 1`, from x and y where they are small, from the ratios where those undo each
  /// other.
  private static double excess(EigenBasis left, int i, EigenBasis right, int j) {
    double x = left.excess(i);
    double y = right.excess(j);
    return Math.abs(x) + Math.abs(y) < 1
        ? x + Math.fma(x, y, y)
        : Math.fma(left.ratio(i), right.ratio(j), -1);
  }

  /// Along the rows of the a × b matrix, then along its columns.
  private static double[] coordinates(EigenBasis left, EigenBasis right, double[] x) {
    int a = left.dimension();
    int b = right.dimension();
    double[] result = new double[x.length];
    for (int i = 0; i < a; i++) {
      double[] row = right.coordinates(Arrays.copyOfRange(x, i * b, (i + 1) * b));
      System.arraycopy(row, 0, result, i * b, b);
    }
    for (int k = 0; k < b; k++) {
      double[] column = new double[a];
      for (int i = 0; i < a; i++) {
        column[i] = result[i * b + k];
      }
      double[] mapped = left.coordinates(column);
      for (int i = 0; i < a; i++) {
        result[i * b + k] = mapped[i];
      }
    }
    return result;
  }
}
