package dev.kullback.estimate;

/// Centred moments of the rows so far. Blocks of rows come in; two sets of moments merge into what
/// one pass over all rows would have given, to rounding.
///
/// Source: T. Chan, G. Golub & R. LeVeque, *Updating formulae and a pairwise algorithm for
/// computing sample variances* (1979), [doi](https://doi.org/10.1007/978-3-642-51461-6_3).
sealed interface Moments permits CoordinateMoments, JointMoments {

  /// Takes rows in.
  ///
  /// @param rows row-major, finite but for the NaN that [CoordinateMoments] leaves out
  /// @param count how many rows
  void add(double[] rows, int count);

  /// How many values a coordinate has taken in.
  long count(int i);

  double mean(int i);

  /// `Σ (x − mean)²` along a coordinate.
  double squares(int i);
}
