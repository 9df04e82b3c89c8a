package dev.kullback.internal.spectrum;

import dev.kullback.covariance.Covariance;
import java.util.ArrayList;
import java.util.List;

/// The directions of a pair that has nothing better than full matrices: see [EigenBasis].
final class DenseSpectrum {
  private DenseSpectrum() {}

  static List<Direction> of(Covariance q, Covariance p, double[] difference) {
    EigenBasis basis = EigenBasis.of(q, p);
    double[] shift = basis.coordinates(difference);
    List<Direction> directions = new ArrayList<>(shift.length);
    for (int i = 0; i < shift.length; i++) {
      directions.add(basis.direction(i, shift[i]));
    }
    return directions;
  }
}
