package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.internal.linear.CompensatedSum;

/// The covariance term of two different structures, `½ (tr(Σp⁻¹Σq) − n + ln |Σp| − ln |Σq|)`, where
/// that trace is far cheaper than a common factorisation ([Traces]).
///
/// Here large numbers do cancel, and where they do so by more than a factor of 32 (two structures
/// that are nearly the same matrix), the full factors are compared instead ([DenseTerm]), up to
/// order 2048. Beyond that the absolute error stays that of the sum, about 1e-16 times its largest
/// part, and a rounding residue below 0 counts as 0.
final class TraceTerm {
  private static final double CANCELLED = 1.0 / 32;
  static final int LARGEST_DENSE = 2048;

  private TraceTerm() {}

  static double of(Covariance q, Reference p) {
    int n = q.dimension();
    double trace = Traces.of(q, p);
    double logQ = q.logDeterminant();
    double logP = p.logDeterminant();
    CompensatedSum sum = new CompensatedSum();
    sum.add(trace);
    sum.add(-n);
    sum.add(logP);
    sum.add(-logQ);
    double size = Math.max(trace, n) + Math.abs(logP) + Math.abs(logQ);
    boolean cancelled = !(sum.value() >= CANCELLED * size);
    if (cancelled && n <= LARGEST_DENSE && trace < Double.POSITIVE_INFINITY) {
      return DenseTerm.of(q, p);
    }
    return 0.5 * Math.max(0, sum.value());
  }
}
