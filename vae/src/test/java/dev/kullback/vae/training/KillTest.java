package dev.kullback.vae.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.run.CheckpointFile;
import dev.kullback.vae.run.RunFolder;
import dev.kullback.vae.testing.Tiny;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  /// Too many for the process to end by itself before it is killed.
  private static final int EPOCHS = 60;

  @TempDir Path folder;

  @Test
  void aKilledRunResumesToTheBitsOfOneThatWasNot() throws IOException, InterruptedException {
    Path killed = folder.resolve("killed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                killed.toString(),
                Integer.toString(EPOCHS))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = process.inputReader()) {
      String line = said.readLine();
      while (line != null && !line.equals("5 3")) {
        line = said.readLine();
      }
      assertEquals("5 3", line);
    } finally {
      process.destroyForcibly().waitFor();
    }
    RunFolder before = RunFolder.open(killed);
    assertTrue(before.summary().isEmpty());
    assertTrue(CheckpointFile.read(before.lastCheckpoint()).state().epochsDone() >= 4);

    Trainer.resume(Tiny.data(), killed, TrainingListener.SILENT);
    Path whole = folder.resolve("whole");
    Trainer.train(Tiny.epochs(EPOCHS, 0), Tiny.data(), whole, TrainingListener.SILENT);

    RunFolder a = RunFolder.open(killed);
    RunFolder b = RunFolder.open(whole);
    assertArrayEquals(
        CheckpointFile.read(b.lastCheckpoint()).tensors().parameters(),
        CheckpointFile.read(a.lastCheckpoint()).tensors().parameters());
    assertEquals(b.summary().orElseThrow().test(), a.summary().orElseThrow().test());
    assertEquals(trains(b), trains(a));
  }

  private static List<String> trains(RunFolder run) {
    return run.metrics().stream()
        .map((EpochMetrics m) -> m.epoch() + " " + m.train() + " " + m.validation())
        .toList();
  }
}
