package dev.kullback.bench.accuracy;

/// A line of words and numbers, taken from left to right.
final class Words {
  private final String[] words;
  private int next;

  Words(String line) {
    words = line.split(" ");
  }

  String word() {
    return words[next++];
  }

  int count() {
    return Integer.parseInt(word());
  }

  double number() {
    return Double.parseDouble(word());
  }

  double[] numbers(int n) {
    double[] numbers = new double[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = number();
    }
    return numbers;
  }

  int[] counts(int n) {
    int[] counts = new int[n];
    for (int i = 0; i < n; i++) {
      counts[i] = count();
    }
    return counts;
  }

  double[][] rows(int rows, int columns) {
    double[][] matrix = new double[rows][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = numbers(columns);
    }
    return matrix;
  }

  /// Numbers that are exact in single precision.
  float[] floats(int n) {
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      double number = number();
      floats[i] = (float) number;
      if (floats[i] != number) {
        throw new IllegalArgumentException("needs a number of single precision, got " + number);
      }
    }
    return floats;
  }
}
