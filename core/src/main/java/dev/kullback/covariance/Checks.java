package dev.kullback.covariance;

/// The conditions a covariance must meet, each worded once. All are stated positively, so NaN
/// fails.
final class Checks {
  private Checks() {}

  static void dimension(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a covariance needs a dimension of at least 1, got " + n);
    }
  }

  static void variance(double variance, int index) {
    if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a variance needs to be finite and not negative, got " + variance + " at index " + index);
    }
  }

  static void length(String what, double[] values, int n) {
    if (values.length != n) {
      throw new IllegalArgumentException(
          "the " + what + " needs length " + n + ", got " + values.length);
    }
  }

  static void square(String what, double[][] rows) {
    dimension(rows.length);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows.length) {
        throw new IllegalArgumentException(
            "a %s needs %d rows of length %2$d, got length %d at row %d"
                .formatted(what, rows.length, rows[i].length, i));
      }
    }
  }

  static void finite(String what, double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        if (!Double.isFinite(rows[i][j])) {
          throw new IllegalArgumentException(
              "a %s needs finite entries, got %s at row %d, column %d"
                  .formatted(what, rows[i][j], i, j));
        }
      }
    }
  }
}
