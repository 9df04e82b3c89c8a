package dev.kullback.app.kl;

import dev.kullback.KullbackLeiblerTerms;
import dev.kullback.estimate.DivergenceEstimate;
import dev.kullback.estimate.Interval;
import java.math.BigDecimal;

/// What two samples tell, as rows of a table or as JSON; in nats.
///
/// @param unbiased the estimate that is right on average
/// @param bias what the divergence of the fits is expected to be too large by
/// @param standardError of the unbiased estimate
/// @param interval where the true divergence lies with the confidence
record EstimateReport(double unbiased, double bias, double standardError, Interval interval) {

  static EstimateReport of(DivergenceEstimate estimate, double confidence) {
    return new EstimateReport(
        estimate.unbiased(),
        estimate.bias(),
        estimate.standardError(),
        estimate.interval(confidence));
  }

  void addTo(Columns table) {
    row(table, "unbiased estimate", unbiased);
    row(table, "  bias taken away", bias);
    row(table, "  standard error", standardError);
    String percent =
        BigDecimal.valueOf(interval.confidence())
            .movePointRight(2)
            .stripTrailingZeros()
            .toPlainString();
    row(table, "  %s %% interval from".formatted(percent), interval.lower());
    row(table, "    to", interval.upper());
  }

  private static void row(Columns table, String name, double nats) {
    double bits = new KullbackLeiblerTerms(nats, 0).bits();
    table.row(name, Columns.rounded(nats), Columns.rounded(bits));
  }
}
