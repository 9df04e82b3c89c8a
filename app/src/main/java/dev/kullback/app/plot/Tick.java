package dev.kullback.app.plot;

/// A mark on an axis.
///
/// @param value where it stands
/// @param label what is written there
record Tick(double value, String label) {}
