package dev.kullback.vae.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.vae.VaeException;
import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.testing.Refusal;
import dev.kullback.vae.testing.Tiny;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFilesTest {
  @TempDir Path folder;

  private Checkpoint checkpoint() {
    TrainingState state =
        new TrainingState(3, 2, 123, 64, -1.0 / 3, 0.1 + 0.2, 1e-9, 12.5, 999, 2, -Math.PI);
    float[] parameters = {0f, -0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE};
    return new Checkpoint(
        Tiny.config(),
        "ab12",
        12,
        state,
        new Checkpoint.Tensors(
            parameters, new float[] {1, 2, 3, 4, 5}, new float[] {5, 4, 3, 2, 1}));
  }

  private Path written() {
    Path file = folder.resolve("x.ckpt");
    CheckpointFile.write(file, checkpoint(), true);
    return file;
  }

  @Test
  void aCheckpointComesBackBitForBit() {
    Checkpoint back = CheckpointFile.read(written());
    Checkpoint original = checkpoint();
    assertEquals(original.config(), back.config());
    assertEquals(original.state(), back.state());
    assertEquals("ab12", back.trainSha256());
    assertEquals(12, back.dimension());
    assertArrayEquals(original.tensors().parameters(), back.tensors().parameters());
    assertArrayEquals(original.tensors().firstMoment(), back.tensors().firstMoment());
    assertArrayEquals(original.tensors().secondMoment(), back.tensors().secondMoment());
    assertFalse(Files.exists(folder.resolve("x.ckpt.tmp")));
  }

  @Test
  void aCheckpointCutShortAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    Path cut = folder.resolve("cut.ckpt");
    for (int length = 0; length < whole.length; length += 13) {
      Files.write(cut, Arrays.copyOf(whole, length));
      String error = Refusal.of(VaeException.class, () -> CheckpointFile.read(cut));
      assertTrue(error.contains("cut.ckpt is damaged: "), error);
    }
  }

  @Test
  void aCheckpointWithAnyByteChangedIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    Path changed = folder.resolve("changed.ckpt");
    for (int at = 0; at < whole.length; at += 7) {
      byte[] copy = whole.clone();
      copy[at] ^= 0x10;
      Files.write(changed, copy);
      assertThrows(VaeException.class, () -> CheckpointFile.read(changed));
    }
    Files.write(changed, Arrays.copyOf(whole, whole.length + 1));
    assertThrows(VaeException.class, () -> CheckpointFile.read(changed));
  }

  @Test
  void aMissingCheckpointIsSaidToBeMissing() {
    String error =
        Refusal.of(VaeException.class, () -> CheckpointFile.read(folder.resolve("no.ckpt")));
    assertTrue(error.startsWith("there is no checkpoint "));
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    Path run = file.resolve("run");
    assertThrows(VaeException.class, () -> RunLock.take(run));
    String error =
        Refusal.of(
            VaeException.class,
            () -> CheckpointFile.write(file.resolve("x.ckpt"), checkpoint(), true));
    assertTrue(error.contains("cannot be written"), error);
    assertFalse(error.contains("\n"));
  }

  private static EpochMetrics metrics(int epoch) {
    ElboTerms terms = ElboTerms.of(-epoch - 1.0 / 3, 0.7);
    return new EpochMetrics(epoch, terms, epoch % 2 == 0 ? terms : null, 3, 1, 0.5, 100);
  }

  private RunFolder create() {
    RunData data = new RunData("a", "b", "d", 1, 1, 1, 12, "aaaa", "bbbb", "as they are", null);
    return RunFolder.create(folder.resolve("run"), Tiny.config(), data, Map.of("java", "25"));
  }

  @Test
  void aRunFolderIsReadAsItWasWritten() {
    RunFolder made = create();
    RunFolder read = RunFolder.open(made.path());
    assertEquals(made.config(), read.config());
    assertEquals(made.data(), read.data());
    assertEquals(List.of(), read.metrics());
    assertEquals(Optional.empty(), read.summary());
    String error = Refusal.of(VaeException.class, this::create);
    assertTrue(error.contains("already holds a run"));
  }

  @Test
  void halfALineAtTheEndIsForgottenAndEpochsAreTakenBack() throws IOException {
    RunFolder run = create();
    for (int epoch = 1; epoch <= 4; epoch++) {
      run.append(metrics(epoch));
    }
    Path file = run.path().resolve("metrics.jsonl");
    Files.writeString(file, "{\"epoch\":5,\"tra", StandardOpenOption.APPEND);
    assertEquals(List.of(metrics(1), metrics(2), metrics(3), metrics(4)), run.metrics());
    run.keepMetrics(2);
    run.append(metrics(3));
    assertEquals(List.of(metrics(1), metrics(2), metrics(3)), run.metrics());
    assertEquals(3, Files.readAllLines(file).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{}", "{\"config\":{}}", "null", "{\"config\":3,\"data\":{}}"})
  void aDamagedConfigIsRefusedInOneSentence(String text) throws IOException {
    Files.writeString(folder.resolve("config.json"), text);
    String error = Refusal.of(VaeException.class, () -> RunFolder.open(folder));
    assertTrue(error.contains("config.json is damaged"), error);
  }

  @Test
  void aFolderWithoutARunSaysSo() {
    String error = Refusal.of(VaeException.class, () -> RunFolder.open(folder.resolve("none")));
    assertTrue(error.endsWith("is not a run: it has no config.json"));
  }

  @Test
  void theLockKeepsASecondRunOut() {
    try (RunLock _ = RunLock.take(folder)) {
      String error = Refusal.of(VaeException.class, () -> RunLock.take(folder));
      assertTrue(error.contains("in use"));
    }
    RunLock.take(folder).close();
  }
}
