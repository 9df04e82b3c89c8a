package dev.kullback.estimate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The data sets and numbers that generate.py wrote.
final class References {
  private static final Map<String, double[]> NUMBERS = new HashMap<>();

  static {
    for (String line : lines("reference.txt")) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" ", 2);
        NUMBERS.put(parts[0], numbers(parts[1]));
      }
    }
  }

  private References() {}

  static double[][] rows(String name) {
    return lines(name + ".txt").stream().map(References::numbers).toArray(double[][]::new);
  }

  static double[] numbers(Object... name) {
    String key = String.join(".", Arrays.stream(name).map(Object::toString).toList());
    return Objects.requireNonNull(NUMBERS.get(key), key);
  }

  static double number(Object... name) {
    return numbers(name)[0];
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> lines(String file) {
    try (InputStream bytes = Objects.requireNonNull(References.class.getResourceAsStream(file))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
