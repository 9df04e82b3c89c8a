package dev.kullback.data;

/// The nominal range of the raw values that a [Dataset] maps onto [0, 1]: 0…255 for bytes, 0…16 for
/// the digits. It is the range the format promises, not the one observed.
///
/// @param minimum the raw value that becomes 0
/// @param maximum the raw value that becomes 1
public record ValueRange(double minimum, double maximum) {

  /// The range of an unsigned byte.
  public static final ValueRange BYTE = new ValueRange(0, 255);

  /// Checks that the range is finite and not empty.
  public ValueRange {
    if (!(minimum < maximum) || Double.isInfinite(maximum - minimum)) {
      throw new IllegalArgumentException(
          "a value range needs minimum < maximum, both finite, got " + minimum + " and " + maximum);
    }
  }

  /// Maps a raw value onto the unit interval.
  ///
  /// @param raw the value as the file has it
  /// @return (raw − minimum) / (maximum − minimum)
  public float toUnit(double raw) {
    return (float) ((raw - minimum) / (maximum - minimum));
  }

  /// Maps back.
  ///
  /// @param unit a value of the data set
  /// @return minimum + unit · (maximum − minimum)
  public double toRaw(double unit) {
    return minimum + unit * (maximum - minimum);
  }
}
