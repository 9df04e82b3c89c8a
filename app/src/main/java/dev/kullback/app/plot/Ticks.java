package dev.kullback.app.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Places ticks where people expect them: at 1, 2 or 5 times a power of ten.
final class Ticks {
  private Ticks() {}

  static List<Tick> on(double low, double high, Scale scale, int about) {
    return switch (scale) {
      case LINEAR -> linear(low, high, about);
      case LOGARITHMIC -> logarithmic(low, high, about);
    };
  }

  private static List<Tick> linear(double low, double high, int about) {
    double step = step(high - low, about);
    var ticks = new ArrayList<Tick>();
    double slack = 1e-9 * step;
    for (long k = (long) Math.ceil((low - slack) / step); k * step <= high + slack; k++) {
      ticks.add(new Tick(k * step, label(k * step, step)));
    }
    return ticks;
  }

  /// The smallest of 1, 2, 5 times a power of ten that gives at most `about` intervals.
  static double step(double span, int about) {
    double rough = span / about;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    return DoubleStream.of(1, 2, 5)
        .map(digit -> digit * power)
        .filter(step -> step >= rough * (1 - 1e-9))
        .findFirst()
        .orElse(10 * power);
  }

  /// Decades; with fewer than two of them in sight, also their doubles and halves.
  private static List<Tick> logarithmic(double low, double high, int about) {
    int first = (int) Math.floor(Math.log10(low) + 1e-9);
    int last = (int) Math.ceil(Math.log10(high) - 1e-9);
    int stride = Math.max(1, Math.ceilDiv(last - first, about));
    var ticks = new ArrayList<Tick>();
    for (int decade = first; decade <= last; decade += stride) {
      for (int digit : last - first <= 2 ? new int[] {1, 2, 5} : new int[] {1}) {
        addWithin(low, high, digit * Math.pow(10, decade), ticks);
      }
    }
    return ticks;
  }

  private static void addWithin(double low, double high, double value, List<Tick> ticks) {
    if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
      ticks.add(new Tick(value, label(value, value)));
    }
  }

  /// The value with as many decimals as its step needs, and a true minus sign.
  static String label(double value, double step) {
    if (value != 0 && (Math.abs(value) >= 1e6 || step < 1e-4)) {
      return scientific(value);
    }
    int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
    return BigDecimal.valueOf(value)
        .setScale(decimals, RoundingMode.HALF_EVEN)
        .toPlainString()
        .replace('-', '\u2212');
  }

  private static String scientific(double value) {
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    var mantissa = BigDecimal.valueOf(value / Math.pow(10, exponent));
    var digits = mantissa.setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    return (digits + "e" + exponent).replace('-', '\u2212');
  }
}
