package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.divergence.RelativesAccuracyTest.Relative;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints the accuracy table of the function pages: relative errors against 60 digits, for far
/// pairs and for close pairs `q = p (1 + d)`.
final class AccuracyTable {
  private static final int[] DIMENSIONS = {1, 2, 5};
  private static final int REPETITIONS = 6;

  private AccuracyTable() {}

  /// Writes Markdown to stdout.
  public static void main(String[] arguments) {
    System.out.println("| function | pairs | far: max | far: RMS | close: max | close: RMS |");
    System.out.println("|---|---|---|---|---|---|");
    for (Relative relative : Relative.values()) {
      print(relative, "isotropic, diagonal", Pairs.Kind.ISOTROPIC, Pairs.Kind.DIAGONAL);
      print(relative, "dense", Pairs.Kind.ENTRIES, Pairs.Kind.FACTOR);
    }
  }

  private static void print(Relative relative, String name, Pairs.Kind... kinds) {
    List<Double> far = new ArrayList<>();
    List<Double> close = new ArrayList<>();
    for (Pairs.Kind kind : kinds) {
      for (int n : DIMENSIONS) {
        measure(relative, new Pairs(n), kind, n, far, close);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.1e | %.1e | %.1e | %.1e |%n",
        relative.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        name,
        max(far),
        rootMeanSquare(far),
        max(close),
        rootMeanSquare(close));
  }

  private static void measure(
      Relative relative,
      Pairs pairs,
      Pairs.Kind kind,
      int n,
      List<Double> far,
      List<Double> close) {
    for (int i = 0; i < REPETITIONS; i++) {
      Gaussian p = pairs.gaussian(kind, n);
      far.add(relative.error(pairs.gaussian(kind, n), p));
      for (int exponent = 1; exponent <= 12; exponent++) {
        close.add(relative.error(pairs.close(p, Math.pow(10, -exponent)), p));
      }
    }
  }

  private static double max(List<Double> errors) {
    return errors.stream().mapToDouble(e -> e).max().orElse(Double.NaN);
  }

  private static double rootMeanSquare(List<Double> errors) {
    return Math.sqrt(errors.stream().mapToDouble(e -> e * e).average().orElse(Double.NaN));
  }
}
