package dev.kullback.app.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// An axis: its label (with the unit), the interval it shows and its scale.
///
/// @param label what is measured, and in which unit
/// @param low the value at the start; positive on a logarithmic scale
/// @param high the value at the end, above `low`
/// @param scale linear or logarithmic
public record Axis(String label, double low, double high, Scale scale) {
  /// Room beside the outermost values, as a share of the span.
  private static final double MARGIN = 0.04;

  /// Checks the interval.
  public Axis {
    if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "An axis needs finite low < high, got " + low + " and " + high + " for " + label);
    }
    if (scale == Scale.LOGARITHMIC && !(low > 0)) {
      throw new IllegalArgumentException(
          "A logarithmic axis needs low > 0, got " + low + " for " + label);
    }
  }

  /// A linear axis over exactly the given interval.
  ///
  /// @param label what is measured
  /// @param low the value at the start
  /// @param high the value at the end
  /// @return the axis
  public static Axis linear(String label, double low, double high) {
    return new Axis(label, low, high, Scale.LINEAR);
  }

  /// A linear axis with a little room around the finite values among those given.
  ///
  /// @param label what is measured
  /// @param values what the axis must show; those not finite are ignored
  /// @return the axis
  public static Axis around(String label, DoubleStream values) {
    double[] finite = values.filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(1);
    double room = low < high ? MARGIN * (high - low) : Math.max(0.5, MARGIN * Math.abs(low));
    return linear(label, low - room, high + room);
  }

  /// A linear axis from zero to a little above the largest finite value.
  ///
  /// @param label what is measured
  /// @param values what the axis must show; those not finite or negative are ignored
  /// @return the axis
  public static Axis fromZero(String label, DoubleStream values) {
    double high = values.filter(Double::isFinite).max().orElse(1);
    return linear(label, 0, high > 0 ? high * (1 + MARGIN) : 1);
  }

  /// A logarithmic axis over the whole decades that hold the finite positive values.
  ///
  /// @param label what is measured
  /// @param values what the axis must show; those not finite or not positive are ignored
  /// @return the axis
  public static Axis decades(String label, DoubleStream values) {
    double[] positive = values.filter(v -> Double.isFinite(v) && v > 0).toArray();
    double low = Math.floor(Math.log10(Arrays.stream(positive).min().orElse(0.1)));
    double high = Math.ceil(Math.log10(Arrays.stream(positive).max().orElse(1)));
    return new Axis(
        label, Math.pow(10, low), Math.pow(10, Math.max(high, low + 1)), Scale.LOGARITHMIC);
  }

  /// Where a value stands: 0 at the start of the axis, 1 at its end, clamped to its ends.
  double position(double value) {
    double start = scale.map(low);
    double share = (scale.map(Math.max(value, low)) - start) / (scale.map(high) - start);
    return Math.clamp(share, 0, 1);
  }

  List<Tick> ticks(int about) {
    return Ticks.on(low, high, scale, about);
  }
}
