package dev.kullback.app.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;

/// Names the folder of a run whose user did not.
final class RunName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  private RunName() {}

  /// `runs/NAME-TIME`, with a number behind it when that is taken.
  static Path folder(String source, LocalDateTime now) {
    var name = "runs/" + stem(source) + "-" + TIME.format(now);
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> Path.of(i == 1 ? name : name + "-" + i))
        .filter(path -> !Files.exists(path))
        .findFirst()
        .orElseThrow();
  }

  /// The data's file name without its endings, in characters that no shell minds.
  private static String stem(String source) {
    var path = Path.of(source).toAbsolutePath().normalize().getFileName();
    var name = path == null ? "data" : path.toString();
    int dot = name.indexOf('.');
    var plain = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^\\w-]+", "-");
    return plain.isEmpty() ? "data" : plain;
  }
}
