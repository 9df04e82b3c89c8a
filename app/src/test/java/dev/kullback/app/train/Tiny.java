package dev.kullback.app.train;

import dev.kullback.app.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A run that is over in a moment.
final class Tiny {
  private Tiny() {}

  static List<String> options(int epochs) {
    return List.of(
        "--epochs",
        String.valueOf(epochs),
        "--hidden",
        "8",
        "--latent",
        "2",
        "--samples",
        "3",
        "--threads",
        "1");
  }

  static CommandRun train(Path run, String... more) {
    var words = new ArrayList<>(List.of("train", "-o", run.toString()));
    words.addAll(options(3));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }
}
