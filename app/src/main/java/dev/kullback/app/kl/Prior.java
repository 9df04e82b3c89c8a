package dev.kullback.app.kl;

import dev.kullback.Gaussian;
import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.source.Matrices;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The one p that every row is compared with: N(0, I), or from files or numbers.
final class Prior {
  private Prior() {}

  static Gaussian of(@Nullable String mean, @Nullable String variance, int n, CsvOptions csv) {
    double[] means = numbers(mean, n, 0, csv);
    double[] variances = numbers(variance, n, 1, csv);
    try {
      return Gaussian.diagonal(means, variances);
    } catch (IllegalArgumentException e) {
      throw new DataException("the prior", String.valueOf(e.getMessage()), e);
    }
  }

  private static double[] numbers(
      @Nullable String source, int n, double otherwise, CsvOptions csv) {
    double[] numbers = new double[n];
    Double single = source == null ? Double.valueOf(otherwise) : number(source);
    if (source == null || single != null) {
      Arrays.fill(numbers, single == null ? otherwise : single);
      return numbers;
    }
    try (Arena arena = Arena.ofConfined()) {
      return read(Matrices.open(source, csv, arena), n);
    }
  }

  private static double[] read(Matrix matrix, int n) {
    if (Math.multiplyExact(matrix.rows(), matrix.columns()) != n) {
      throw new DataException(
          matrix.name(),
          "is %d x %d, needs %d numbers, one for each coordinate"
              .formatted(matrix.rows(), matrix.columns(), n));
    }
    return matrix.toArray();
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
