package dev.kullback.covariance;

/// With respect to the first row of a circulant covariance.
public final class CirculantGradient implements CovarianceGradient {
  private final double[] firstRow;

  /// From the derivatives by lag.
  ///
  /// @param firstRow g, with `d = Σⱼ gⱼ dcⱼ` for a symmetric change of the row, `dcⱼ = dcₙ₋ⱼ`
  public CirculantGradient(double[] firstRow) {
    this.firstRow = firstRow.clone();
  }

  /// g with `d = Σⱼ gⱼ dcⱼ` over all n entries; `gⱼ = gₙ₋ⱼ`.
  ///
  /// @return a copy
  public double[] firstRow() {
    return firstRow.clone();
  }
}
