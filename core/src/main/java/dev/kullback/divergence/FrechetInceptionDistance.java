package dev.kullback.divergence;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The Fréchet distance between two sets of feature vectors, as used to judge generated images
/// (FID): the squared [Wasserstein2] distance of the Gaussians with their means and (unbiased)
/// covariances.
///
/// The centred features themselves are square roots of the covariances, so no covariance is formed,
/// no matrix square root taken, and fewer rows than features are no difficulty. Two equal sets have
/// distance 0 to rounding; the result is never negative and never complex. Any features serve, not
/// only those of an Inception network.
///
/// The plug-in value is biased upwards for few rows; compare only values from equally many rows.
///
/// **Cost**: a QR decomposition of each set and a singular value decomposition of order min(d,
/// rows).
///
/// *Reference*: M. Heusel, H. Ramsauer, T. Unterthiner, B. Nessler & S. Hochreiter, *GANs Trained
/// by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium* (2017),
/// [arXiv](https://arxiv.org/abs/1706.08500).
public final class FrechetInceptionDistance {
  private FrechetInceptionDistance() {}

  /// `‖μq − μp‖² + tr(Σq + Σp − 2(Σq Σp)^½)` of two feature matrices.
  ///
  /// @param q rows of features, at least two
  /// @param p rows of as many features, at least two
  /// @return not negative
  public static double of(double[][] q, double[][] p) {
    int features = requireFeatures("q", q);
    if (requireFeatures("p", p) != features) {
      throw new IllegalArgumentException(
          "a Fréchet distance needs as many features in q as in p, got %d and %d"
              .formatted(features, p[0].length));
    }
    double[] mq = mean(q);
    double[] mp = mean(p);
    int columns = Math.max(Math.min(q.length, features), Math.min(p.length, features));
    double squared =
        Procrustes.squaredResidual(squareRoot(q, mq, columns), squareRoot(p, mp, columns));
    for (int j = 0; j < features; j++) {
      squared += (mq[j] - mp[j]) * (mq[j] - mp[j]);
    }
    return squared;
  }

  private static int requireFeatures(String name, double[][] rows) {
    if (rows.length < 2) {
      throw new IllegalArgumentException(
          "a Fréchet distance needs at least 2 rows in %s, got %d".formatted(name, rows.length));
    }
    int features = rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      requireRow(name, rows[i], i, features);
    }
    return features;
  }

  private static void requireRow(String name, double[] row, int i, int features) {
    if (row.length != features || features == 0) {
      throw new IllegalArgumentException(
          "a Fréchet distance needs rows of one positive length, got %d and %d at row %d of %s"
              .formatted(features, row.length, i, name));
    }
    for (int j = 0; j < features; j++) {
      if (!Double.isFinite(row[j])) {
        throw new IllegalArgumentException(
            "a Fréchet distance needs finite features, got %s at row %d, column %d of %s"
                .formatted(row[j], i, j, name));
      }
    }
  }

  /// Summed about the first row, so that a large offset costs nothing.
  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (int j = 0; j < mean.length; j++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[j] - rows[0][j];
      }
      mean[j] = rows[0][j] + sum / rows.length;
    }
    return mean;
  }

  /// A d × k matrix whose product with its transpose is the covariance: the centred rows as
  /// columns, reduced by QR where there are more rows than features, else filled up with zeros.
  private static DMatrixRMaj squareRoot(double[][] rows, double[] mean, int columns) {
    int features = mean.length;
    DMatrixRMaj centred = centred(rows, mean);
    if (rows.length > features) {
      var qr = DecompositionFactory_DDRM.qr(rows.length, features);
      if (!qr.decompose(centred)) {
        throw new ArithmeticException("the QR decomposition of the features did not succeed");
      }
      centred = qr.getR(null, true);
    }
    DMatrixRMaj root = new DMatrixRMaj(features, columns);
    CommonOps_DDRM.insert(CommonOps_DDRM.transpose(centred, null), root, 0, 0);
    return root;
  }

  private static DMatrixRMaj centred(double[][] rows, double[] mean) {
    double scale = 1 / Math.sqrt(rows.length - 1.0);
    DMatrixRMaj centred = new DMatrixRMaj(rows.length, mean.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        centred.set(i, j, (rows[i][j] - mean[j]) * scale);
      }
    }
    return centred;
  }
}
