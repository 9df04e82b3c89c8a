package dev.kullback.internal.linear;

/// A running sum that carries its own rounding error (Knuth's two-sum): as accurate as if added in
/// twice the precision, for a few operations more. Do not "simplify" the expressions: they rely on
/// IEEE rounding.
///
/// Source: T. Ogita, S. Rump & S. Oishi, *Accurate Sum and Dot Product* (2005),
/// [doi](https://doi.org/10.1137/030601818).
public final class CompensatedSum {
  private double sum;
  private double error;

  /// Starts at 0.
  public CompensatedSum() {}

  /// Adds a term; +∞ and NaN pass through.
  ///
  /// @param term the term
  public void add(double term) {
    double next = sum + term;
    double part = next - sum;
    error += (sum - (next - part)) + (term - part);
    sum = next;
  }

  /// The sum so far.
  ///
  /// @return rounded once
  public double value() {
    return Double.isFinite(sum) ? sum + error : sum;
  }
}
