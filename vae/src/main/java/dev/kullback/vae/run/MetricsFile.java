package dev.kullback.vae.run;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import dev.kullback.vae.VaeException;
import dev.kullback.vae.results.EpochMetrics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// metrics.jsonl: one object a line, one line an epoch, in order and without gaps.
final class MetricsFile {
  private static final Gson GSON = new Gson();

  private final Path file;

  MetricsFile(Path file) {
    this.file = file;
  }

  /// All lines that are whole. A crash while a line was written leaves part of one at the end.
  List<EpochMetrics> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new VaeException(file + " cannot be read (" + AtomicFile.reason(e) + ")", e);
    }
  }

  private List<EpochMetrics> parse(List<String> lines) {
    List<EpochMetrics> metrics = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        metrics.add(GSON.fromJson(lines.get(i), EpochMetrics.class));
      } catch (JsonSyntaxException e) {
        if (i == lines.size() - 1) {
          break;
        }
        throw new VaeException(file + " has a line " + (i + 1) + " that is not JSON", e);
      }
    }
    return metrics;
  }

  /// Keeps the lines of the first epochs only, so that those done again are not there twice.
  void keep(int epochs) {
    String text =
        read().stream()
            .filter(metrics -> metrics.epoch() <= epochs)
            .map(MetricsFile::line)
            .collect(Collectors.joining());
    AtomicFile.write(file, List.of(StandardCharsets.UTF_8.encode(text)));
  }

  void append(EpochMetrics metrics) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer line = StandardCharsets.UTF_8.encode(line(metrics));
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  private static String line(EpochMetrics metrics) {
    return GSON.toJson(metrics) + "\n";
  }
}
