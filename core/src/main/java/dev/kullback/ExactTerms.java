package dev.kullback;

/// KL(q‖p) coordinate by coordinate, in double precision and over its whole range: for what is
/// beyond the kernels, which is rare.
final class ExactTerms {
  private final Parameterization kind;
  private final DiagonalReference p;
  private final int n;

  /// Terms of q in one parameterisation.
  ExactTerms(Parameterization kind, DiagonalReference p) {
    this.kind = kind;
    this.p = p;
    n = p.dimension();
  }

  /// KL(q‖p) of a row, or of some coordinates of it.
  ///
  /// @throws IllegalArgumentException where a variance, standard deviation or precision is negative
  double sum(GaussianBatch q, long row, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += term(q, row, i);
    }
    return sum;
  }

  /// KL(q‖p) of a coordinate.
  ///
  /// @throws IllegalArgumentException where a variance, standard deviation or precision is negative
  double term(GaussianBatch q, long row, int i) {
    double x = q.scales().get(row * n + i);
    if (x < 0 && kind != Parameterization.LOG_VARIANCE) {
      throw new IllegalArgumentException(
          "a %s needs to be not negative, got %s at row %d, coordinate %d"
              .formatted(kind.words(), x, row, i));
    }
    double z = difference(q, row, i) / deviation(row, i);
    return Math.fma(0.5 * z, z, 0.5 * CoordinateTerms.term(kind, x, scale(row, i)));
  }

  /// The derivative in the mean.
  double meanSlope(GaussianBatch q, long row, int i) {
    double deviation = deviation(row, i);
    return difference(q, row, i) / deviation / deviation;
  }

  /// The derivative in the scale.
  double scaleSlope(GaussianBatch q, long row, int i) {
    return CoordinateTerms.derivative(kind, q.scales().get(row * n + i), scale(row, i));
  }

  private double difference(GaussianBatch q, long row, int i) {
    return q.means().get(row * n + i) - p.mean(row, i);
  }

  private double deviation(long row, int i) {
    return ScaleConversion.deviation(p.parameterization(), p.scale(row, i));
  }

  /// p's, in the parameterisation of q.
  private double scale(long row, int i) {
    return ScaleConversion.convert(p.parameterization(), p.scale(row, i), kind);
  }
}
