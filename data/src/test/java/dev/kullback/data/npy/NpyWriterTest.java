package dev.kullback.data.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.ScalarType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyWriterTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void rowsWrittenInPartsAreReadBack() throws IOException {
    Path file = folder.resolve("a.npy");
    try (NpyWriter writer = NpyWriter.create(file, ScalarType.FLOAT32, 2)) {
      writer.write(new float[] {1, 2, 3, 4});
      writer.write(new float[] {5, 6});
      writer.finish();
    }
    Matrix matrix = Npy.map(file, Arena.ofAuto());
    assertArrayEquals(new long[] {3, 2}, matrix.shape());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, matrix.toArray());
    assertEquals(List.of("a.npy"), names());
  }

  @Test
  void theHeaderIsWhatNumpyWrites() throws IOException {
    Path file = folder.resolve("a.npy");
    try (NpyWriter writer = NpyWriter.create(file, ScalarType.FLOAT64, 0)) {
      writer.write(new float[100_000]);
      writer.finish();
    }
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(128 + 800_000, bytes.length);
    String header = new String(Arrays.copyOfRange(bytes, 10, 128), StandardCharsets.US_ASCII);
    assertEquals(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (100000,), }", header.stripTrailing());
    assertEquals('\n', bytes[127]);
  }

  @Test
  void withoutFinishNothingIsLeft() throws IOException {
    try (NpyWriter writer = NpyWriter.create(folder.resolve("a.npy"), ScalarType.FLOAT32, 2)) {
      writer.write(new float[] {1, 2});
    }
    assertEquals(List.of(), names());
  }

  @Test
  void anOlderFileStaysUntilTheNewOneIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("a.npy"), "old");
    try (NpyWriter writer = NpyWriter.create(file, ScalarType.FLOAT32, 1)) {
      writer.write(new float[] {1});
      assertEquals("old", Files.readString(file));
      writer.finish();
    }
    assertEquals(1, Npy.map(file, Arena.ofAuto()).rows());
  }

  @Test
  void aLinkIsFollowedNotReplaced() throws IOException {
    Path real = Files.writeString(folder.resolve("real.npy"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.npy"), real);
    try (NpyWriter writer = NpyWriter.create(link, ScalarType.FLOAT32, 1)) {
      writer.finish();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(0, Npy.map(real, Arena.ofAuto()).rows());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("nowhere").resolve("a.npy");
    String message =
        assertThrows(
                DataException.class, () -> NpyWriter.create(file, ScalarType.FLOAT32, 1).close())
            .getMessage();
    assertTrue(message.contains(file.toString()), message);
    assertTrue(message.contains("no such file or folder"), message);
  }

  @Test
  void aFolderIsNoFile() {
    String message =
        assertThrows(
                DataException.class, () -> NpyWriter.create(folder, ScalarType.FLOAT32, 1).close())
            .getMessage();
    assertTrue(message.contains("is no plain file"), message);
    assertFalse(message.contains("null"), message);
  }

  @Test
  void halfARowIsAMistakeOfTheCaller() throws IOException {
    try (NpyWriter writer = NpyWriter.create(folder.resolve("a.npy"), ScalarType.FLOAT32, 2)) {
      assertThrows(IllegalArgumentException.class, () -> writer.write(new float[3]));
    }
    assertEquals(List.of(), names());
  }
}
