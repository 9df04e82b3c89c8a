package dev.kullback.estimate;

import dev.kullback.Gaussian;
import dev.kullback.covariance.Diagonal;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Fits a Gaussian to rows of numbers in one pass.
///
/// Rows go in by [#add] in any number of calls; estimators that have seen different rows [#merge]
/// into one that has seen them all. The result methods may be called at any time and again.
///
/// **Accuracy.** Rows are centred in blocks before anything is squared, and means are kept in twice
/// the precision, so the relative accuracy of variances and covariances does not depend on where
/// the data lie: an offset of 1e8 loses nothing beyond what the numbers themselves have lost. Any
/// split into calls, and any order of merging, gives the same to a few ulp.
///
/// **Memory and cost.** [#ofVariances]: O(n), O(n) a row. [#of]: n² numbers, n² operations a row.
///
/// **Missing values** are NaN, and what becomes of them is said when the estimator is made.
/// Infinite values are an error always. An estimator is for one thread; give each thread its own
/// and merge.
public final class GaussianEstimator {
  private static final int BLOCK = 256;

  private final int n;
  private final Moments moments;
  private final RowFilter filter;
  private final double[] block;
  private int pending;

  private GaussianEstimator(int n, Moments moments, MissingValues missingValues) {
    this.n = n;
    this.moments = moments;
    this.filter = new RowFilter(n, missingValues);
    this.block = new double[Math.multiplyExact(n, BLOCK)];
  }

  /// For variances and covariances: every result.
  ///
  /// @param dimension n ≥ 1, the numbers of a row
  /// @param missingValues what becomes of rows with NaN: [MissingValues#REJECT] or
  ///   [MissingValues#DROP_ROW]
  /// @return an estimator that has seen no row
  public static GaussianEstimator of(int dimension, MissingValues missingValues) {
    if (missingValues == MissingValues.AVAILABLE_CASE) {
      throw new IllegalArgumentException(
          "available-case analysis needs an estimator of variances only: covariances taken so need"
              + " not be positive definite; drop rows instead, or fit variances");
    }
    return new GaussianEstimator(checked(dimension), new JointMoments(dimension), missingValues);
  }

  /// For variances only: [#diagonal()] and nothing else, in O(n) memory.
  ///
  /// @param dimension n ≥ 1, the numbers of a row
  /// @param missingValues what becomes of NaN
  /// @return an estimator that has seen no row
  public static GaussianEstimator ofVariances(int dimension, MissingValues missingValues) {
    return new GaussianEstimator(
        checked(dimension), new CoordinateMoments(dimension), missingValues);
  }

  private static int checked(int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "an estimator needs a dimension of at least 1, got " + dimension);
    }
    return dimension;
  }

  /// Takes in rows.
  ///
  /// @param rows one or more rows of n numbers, one after the other
  /// @return this
  /// @throws IllegalArgumentException naming row (counted from this estimator's first, 0) and
  ///   column of the first number that must not be there; the rows before it have been taken in
  public GaussianEstimator add(double... rows) {
    return add(MemorySegment.ofArray(rows));
  }

  /// Takes in rows, without copying them to the heap at once.
  ///
  /// @param rows doubles in native byte order: one or more rows of n, one after the other
  /// @return this
  /// @throws IllegalArgumentException as for [#add(double...)]
  public GaussianEstimator add(MemorySegment rows) {
    long bytes = (long) n * Double.BYTES;
    if (rows.byteSize() % bytes != 0) {
      throw new IllegalArgumentException(
          "rows need %d numbers each, got %d bytes, no whole number of rows of %d bytes"
              .formatted(n, rows.byteSize(), bytes));
    }
    for (long at = 0; at < rows.byteSize(); at += bytes) {
      MemorySegment.copy(rows, ValueLayout.JAVA_DOUBLE_UNALIGNED, at, block, pending * n, n);
      if (filter.accepts(block, pending * n) && ++pending == BLOCK) {
        flush();
      }
    }
    return this;
  }

  /// Takes in all that another estimator has seen.
  ///
  /// @param other of the same dimension, kind and policy; it stays as it is
  /// @return this
  public GaussianEstimator merge(GaussianEstimator other) {
    if (other.n != n
        || other.filter.policy() != filter.policy()
        || other.moments.getClass() != moments.getClass()) {
      throw new IllegalArgumentException(
          "estimators need to be of one dimension, kind and policy to merge, got %s and %s"
              .formatted(this, other));
    }
    flush();
    other.flush();
    switch (moments) {
      case CoordinateMoments mine -> mine.merge((CoordinateMoments) other.moments);
      case JointMoments mine -> mine.merge((JointMoments) other.moments);
    }
    filter.merge(other.filter);
    return this;
  }

  /// The rows so far.
  ///
  /// @return how many there were and what was missing
  public Sample sample() {
    return filter.sample();
  }

  /// N(x̄, diag(s²)) with `sᵢ² = Σ (xᵢ − x̄ᵢ)² / (Nᵢ − 1)`, Nᵢ the values that column i has. A
  /// constant column has variance 0.
  ///
  /// @return the fit
  /// @throws IllegalStateException where a column has fewer than two values
  public FittedGaussian diagonal() {
    flush();
    double[] variances = new double[n];
    for (int i = 0; i < n; i++) {
      if (moments.count(i) < 2) {
        throw new IllegalStateException(
            "a variance needs at least 2 values, got %d in column %d"
                .formatted(moments.count(i), i));
      }
      variances[i] = moments.squares(i) / (moments.count(i) - 1);
    }
    return new FittedGaussian(
        Gaussian.of(mean(), Diagonal.of(variances)), sample(), new Fit.Variances());
  }

  /// N(x̄, S) with the sample covariance `S = Σ (x − x̄)(x − x̄)ᵀ / (N − 1)`.
  ///
  /// @return the fit
  /// @throws IllegalStateException where S is singular: at most n rows, a constant column, or one
  ///   that is a linear combination of others (each is named)
  public FittedGaussian dense() {
    return new FittedGaussian(
        Gaussian.of(mean(), SampleCovariance.of(joint("a dense fit"))),
        sample(),
        new Fit.SampleCovariance());
  }

  /// N(x̄, (1−ρ) S + ρ (tr S / n) I), S with divisor N: positive definite also for fewer rows than
  /// columns.
  ///
  /// @param shrinkage how the intensity ρ is chosen
  /// @return the fit, with its intensity
  /// @throws IllegalStateException where fewer than two rows were seen, or all are equal
  public FittedGaussian shrunk(Shrinkage shrinkage) {
    ShrunkCovariance shrunk = ShrunkCovariance.of(joint("a shrunk fit"), shrinkage);
    return new FittedGaussian(
        Gaussian.of(mean(), shrunk.covariance()),
        sample(),
        new Fit.Shrunk(shrinkage, shrunk.intensity()));
  }

  /// N(x̄, σ² I + W Wᵀ) by probabilistic principal components: the likelihood's maximum in closed
  /// form. Cost about 10 n³.
  ///
  /// @param rank r from 1 to n − 1, the columns of W
  /// @return the fit, with the share of the variance that the components explain
  /// @throws IllegalStateException where the rows vary in no more than r directions
  public FittedGaussian lowRank(int rank) {
    PrincipalAxes axes = PrincipalAxes.of(joint("a low-rank fit"), rank);
    return new FittedGaussian(
        Gaussian.of(mean(), axes.covariance()),
        sample(),
        new Fit.PrincipalComponents(rank, axes.explained()));
  }

  private JointMoments joint(String what) {
    flush();
    if (!(moments instanceof JointMoments joint)) {
      throw new IllegalStateException(
          what + " needs an estimator of covariances, got one of variances only");
    }
    if (joint.count(0) < 2) {
      throw new IllegalStateException(what + " needs at least 2 rows, got " + joint.count(0));
    }
    return joint;
  }

  private double[] mean() {
    flush();
    double[] mean = new double[n];
    for (int i = 0; i < n; i++) {
      mean[i] = moments.mean(i);
    }
    return mean;
  }

  private void flush() {
    moments.add(block, pending);
    pending = 0;
  }

  @Override
  public String toString() {
    String kind = moments instanceof JointMoments ? "covariances" : "variances";
    return "an estimator of %s in %d dimensions (%s)".formatted(kind, n, filter.policy());
  }
}
