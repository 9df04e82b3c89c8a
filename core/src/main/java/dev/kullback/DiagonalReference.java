package dev.kullback;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;

/// What the rows of a batch are compared with: one diagonal p for all of them, or one for each.
sealed interface DiagonalReference {

  /// The dimension n.
  int dimension();

  /// How the scales are written down.
  Parameterization parameterization();

  /// A mean of p.
  ///
  /// @param row which p
  /// @param i which coordinate
  double mean(long row, int i);

  /// A scale of p.
  ///
  /// @param row which p
  /// @param i which coordinate
  double scale(long row, int i);

  /// One p for all rows.
  final class Shared implements DiagonalReference {
    private final double[] mean;
    private final Diagonal covariance;
    private final Parameterization kind;
    private final boolean standard;

    private Shared(double[] mean, Diagonal covariance) {
      this.mean = mean;
      this.covariance = covariance;
      kind =
          switch (covariance.scale()) {
            case VARIANCE -> Parameterization.VARIANCE;
            case STANDARD_DEVIATION -> Parameterization.STANDARD_DEVIATION;
            case LOG_VARIANCE -> Parameterization.LOG_VARIANCE;
          };
      double one = kind == Parameterization.LOG_VARIANCE ? 0 : 1;
      boolean allStandard = true;
      for (int i = 0; i < mean.length; i++) {
        if (!(covariance.variance(i) > 0)) {
          throw new IllegalArgumentException(
              "a batch divergence needs p with positive variances, got %s at index %d"
                  .formatted(covariance.variance(i), i));
        }
        allStandard &= mean[i] == 0 && covariance.parameter(i) == one;
      }
      standard = allStandard;
    }

    /// Whether p is N(0, I).
    boolean isStandard() {
      return standard;
    }

    @Override
    public int dimension() {
      return mean.length;
    }

    @Override
    public Parameterization parameterization() {
      return kind;
    }

    @Override
    public double mean(long row, int i) {
      return mean[i];
    }

    @Override
    public double scale(long row, int i) {
      return covariance.parameter(i);
    }
  }

  /// A p for each row.
  ///
  /// @param batch as many rows as q has
  record PerRow(GaussianBatch batch) implements DiagonalReference {
    @Override
    public int dimension() {
      return batch.dimension();
    }

    @Override
    public Parameterization parameterization() {
      return batch.parameterization();
    }

    @Override
    public double mean(long row, int i) {
      return batch.means().get(row * batch.dimension() + i);
    }

    @Override
    public double scale(long row, int i) {
      double scale = batch.scales().get(row * batch.dimension() + i);
      if (scale <= 0 && batch.parameterization() != Parameterization.LOG_VARIANCE) {
        throw new IllegalArgumentException(
            "a batch divergence needs p with positive scales, got %s at row %d, coordinate %d"
                .formatted(scale, row, i));
      }
      return scale;
    }
  }

  /// One p for all rows.
  ///
  /// @throws IllegalArgumentException where its structure is not diagonal or a variance is 0
  static DiagonalReference of(Gaussian p) {
    Covariance covariance = p.covariance();
    return switch (covariance) {
      case Diagonal d -> new Shared(p.mean(), d);
      case Isotropic i -> new Shared(p.mean(), Diagonal.of(i.variances()));
      default ->
          throw new IllegalArgumentException(
              "a batch divergence needs an isotropic or diagonal p, got a %s of order %d"
                  .formatted(covariance.getClass().getSimpleName(), covariance.dimension()));
    };
  }
}
