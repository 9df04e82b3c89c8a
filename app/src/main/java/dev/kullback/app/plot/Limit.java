package dev.kullback.app.plot;

/// A dashed line across a chart at a value that matters.
///
/// @param value where it runs
/// @param label what it means
public record Limit(double value, String label) {}
