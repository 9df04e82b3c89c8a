package dev.kullback.app.kl.batch;

import java.util.List;
import java.util.Map;

/// What is worth knowing of all rows at once, in nats.
///
/// @param rows how many there were
/// @param dimension the dimension of each
/// @param mean the mean divergence, +∞ if one row's is
/// @param standardDeviation of the rows as a population; NaN if the mean is infinite
/// @param minimum the smallest
/// @param median half of the rows lie below
/// @param maximum the largest
/// @param quantiles by their share, "0.05" for example
/// @param quantileRelativeError how far a quantile may be from its value; 0 for few rows
/// @param infinite how many rows have an infinite divergence
/// @param largest the rows of the largest divergences
/// @param perDimension the mean over the rows of each coordinate's part; empty unless asked for
public record BatchSummary(
    long rows,
    int dimension,
    double mean,
    double standardDeviation,
    double minimum,
    double median,
    double maximum,
    Map<String, Double> quantiles,
    double quantileRelativeError,
    long infinite,
    List<RowValue> largest,
    List<Double> perDimension) {}
