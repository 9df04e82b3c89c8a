package dev.kullback.estimate;

/// A confidence interval.
///
/// @param lower its lower end
/// @param upper its upper end
/// @param confidence the probability, before the data are seen, that it will contain the true value
public record Interval(double lower, double upper, double confidence) {}
