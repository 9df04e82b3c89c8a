package dev.kullback.app.plot;

/// A bar.
///
/// @param label its name on the axis
/// @param value its length; one that is not finite is left out
/// @param group the index of its group in the chart's legend
public record Bar(String label, double value, int group) {}
