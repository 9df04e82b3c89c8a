package dev.kullback.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.app.CommandRun;
import dev.kullback.app.Kullback;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The end of a process of its own, as Ctrl-C or a polite kill brings it about.
class InterruptTest {
  @TempDir Path folder;

  @Test
  @Timeout(120)
  void anInterruptedRunIsSavedSaysHowToGoOnAndCanBeResumed() throws Exception {
    var run = folder.resolve("run");
    var process = start(run);
    var heard = new StringBuilder();
    try (var err = process.errorReader()) {
      hear(err, heard, "epoch 2/");
      process.toHandle().destroy(); // the process itself would close its streams, too
      hear(err, heard, "to go on:");
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(128 + 15, process.exitValue(), heard.toString());
    assertTrue(heard.toString().contains("kullback train --resume -o " + run), heard.toString());
    int epochs = Files.readAllLines(run.resolve("metrics.jsonl")).size();
    var resumed =
        CommandRun.of(
            "train", "--resume", "-o", run.toString(), "--epochs", String.valueOf(epochs + 1));
    assertEquals(0, resumed.exitCode(), resumed.err());
    assertEquals(epochs + 1, Files.readAllLines(run.resolve("metrics.jsonl")).size());
  }

  private static void hear(BufferedReader err, StringBuilder heard, String awaited)
      throws IOException {
    for (var line = err.readLine(); line != null; line = err.readLine()) {
      heard.append(line).append('\n');
      if (line.contains(awaited)) {
        return;
      }
    }
  }

  private static Process start(Path run) throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Kullback.class.getName(),
                "train",
                "-o",
                run.toString()));
    words.addAll(Tiny.options(1_000_000));
    words.addAll(List.of("--patience", "0"));
    return new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }
}
