package dev.kullback.internal.spectrum;

import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.internal.linear.Fourier;
import java.util.ArrayList;
import java.util.List;

/// The directions of two circulant covariances, or of one and an isotropic one: the cosines and
/// sines of each frequency. Ratios come from the transform of the difference of the first rows.
/// Cost O(n log n).
final class CirculantSpectrum {
  private CirculantSpectrum() {}

  static List<Direction> of(Covariance q, Covariance p, double[] difference) {
    int n = q.dimension();
    double[] eigenvaluesQ = eigenvalues(q);
    double[] eigenvaluesP = eigenvalues(p);
    double[] excess = row(q);
    double[] rowP = row(p);
    for (int j = 0; j < n; j++) {
      excess[j] -= rowP[j];
    }
    excess = Fourier.eigenvalues(excess);
    double[] re = difference;
    double[] im = new double[n];
    Fourier.forward(re, im);
    List<Direction> directions = new ArrayList<>(n);
    for (int k = 0; 2 * k <= n; k++) {
      double lambda = eigenvaluesP[k];
      boolean alone = k == 0 || 2 * k == n;
      double scale = Math.sqrt((alone ? 1.0 : 2.0) / n) / Math.sqrt(lambda);
      double relative = excess[k] / lambda;
      directions.add(Direction.of(eigenvaluesQ[k], lambda, relative, re[k] * scale));
      if (!alone) {
        directions.add(Direction.of(eigenvaluesQ[k], lambda, relative, im[k] * scale));
      }
    }
    return directions;
  }

  private static double[] eigenvalues(Covariance c) {
    return c instanceof Circulant s ? s.eigenvalues() : c.variances();
  }

  private static double[] row(Covariance c) {
    if (c instanceof Circulant s) {
      return s.firstRow();
    }
    double[] row = new double[c.dimension()];
    row[0] = c.variances()[0];
    return row;
  }
}
