package dev.kullback.vae.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchTest {
  @TempDir Path folder;

  private static String output(Path cache) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            StartProcess.class.getName());
    builder.environment().put("ENGINE_CACHE_DIR", cache.toString());
    Process process = builder.redirectErrorStream(true).start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return text;
  }

  @Test
  void aCacheThatCannotBeWrittenIsOneSentence() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    String said = output(file.resolve("cache"));
    assertTrue(said.startsWith("the PyTorch natives need a writable folder"), said);
    assertTrue(said.contains(file.toString()) && said.contains("ENGINE_CACHE_DIR"), said);
    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void javaAndTheEngineSeeTheSameMemory() {
    Torch.start(1);
    try (Workspace workspace = Workspace.open()) {
      MemorySegment memory = Arena.ofAuto().allocate(6 * Float.BYTES, 64);
      Matrix x = workspace.wrap(memory, 2, 3);
      memory.copyFrom(MemorySegment.ofArray(new float[] {1, 2, 3, 4, 5, 6}));
      float[] product = x.transposedTimes(x).memory().toArray(ValueLayout.JAVA_FLOAT);
      assertArrayEquals(new float[] {17, 22, 27, 22, 29, 36, 27, 36, 45}, product);
      x.relu().memory().fill((byte) 0);
      Matrix sum = x.times(workspace.wrap(ones(3), 3, 1));
      assertArrayEquals(new float[] {6, 15}, sum.memory().toArray(ValueLayout.JAVA_FLOAT));
      sum.memory().setAtIndex(ValueLayout.JAVA_FLOAT, 0, -1);
      assertArrayEquals(new float[] {0, 15}, sum.relu().memory().toArray(ValueLayout.JAVA_FLOAT));
    }
  }

  private static MemorySegment ones(int count) {
    MemorySegment memory = Arena.ofAuto().allocate((long) count * Float.BYTES, 64);
    for (int i = 0; i < count; i++) {
      memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, 1);
    }
    return memory;
  }
}
