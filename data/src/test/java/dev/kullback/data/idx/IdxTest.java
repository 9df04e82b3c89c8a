package dev.kullback.data.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxTest {
  private static final byte[] IMAGES =
      ByteBuffer.allocate(16 + 12)
          .putInt(0x803)
          .putInt(2)
          .putInt(2)
          .putInt(3)
          .put(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 255})
          .array();

  @TempDir Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String refusal(Path file) {
    return assertThrows(DataException.class, () -> Idx.read(file)).getMessage();
  }

  @Test
  void imagesAreReadPlainAndGzipped() throws IOException {
    for (byte[] bytes : new byte[][] {IMAGES, gzipped(IMAGES)}) {
      Matrix images = Idx.read(write("images", bytes));
      assertArrayEquals(new long[] {2, 2, 3}, images.shape());
      assertEquals(6, images.value(1, 0));
      assertEquals(255, images.value(1, 5));
    }
  }

  @Test
  void widerNumbersAreBigEndian() throws IOException {
    byte[] floats =
        ByteBuffer.allocate(16).putInt(0xD01).putInt(2).putFloat(1.5f).putFloat(-2).array();
    assertArrayEquals(new double[] {1.5, -2}, Idx.read(write("floats", floats)).toArray());
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    for (int length = 0; length < IMAGES.length; length++) {
      String message = refusal(write("cut", Arrays.copyOf(IMAGES, length)));
      assertTrue(message.contains("cut short") || message.contains("needs 12 bytes"), message);
    }
  }

  @Test
  void bytesAfterTheImagesAreRefused() throws IOException {
    String message = refusal(write("long", Arrays.copyOf(IMAGES, IMAGES.length + 1)));
    assertTrue(
        message.endsWith("needs 12 bytes after its header, got more; copy or download it again"),
        message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x800, 0x809, 0x503, 0x01000803, 0x89504e47})
  void anotherFileIsRefused(int magic) throws IOException {
    byte[] bytes = IMAGES.clone();
    ByteBuffer.wrap(bytes).putInt(magic);
    assertTrue(refusal(write("other", bytes)).contains("is no idx file"));
  }

  @Test
  void sizesThatLieAreRefused() throws IOException {
    byte[] huge = IMAGES.clone();
    ByteBuffer.wrap(huge).putInt(4, Integer.MAX_VALUE).putInt(8, Integer.MAX_VALUE).putInt(12, 4);
    assertTrue(refusal(write("huge", huge)).contains("more than any file can hold"));
    byte[] large = IMAGES.clone();
    ByteBuffer.wrap(large).putInt(4, Integer.MAX_VALUE);
    assertTrue(refusal(write("large", large)).contains("got 12"));
    byte[] negative = IMAGES.clone();
    ByteBuffer.wrap(negative).putInt(8, -1);
    assertTrue(refusal(write("negative", negative)).contains("axis 1 has -1"));
  }

  @Test
  void labelsAreFoundBesideTheirImages() throws IOException {
    Path images = write("train-images-idx3-ubyte.gz", gzipped(IMAGES));
    assertEquals(Optional.empty(), IdxPair.of(images).labels());
    Path labels = write("train-labels-idx1-ubyte", new byte[8]);
    assertEquals(
        Optional.of(labels),
        IdxPair.of(images).labels().map(path -> folder.resolve(path.getFileName())));
    assertEquals(Optional.of(images), IdxPair.train(folder).map(IdxPair::images));
    assertEquals(Optional.empty(), IdxPair.test(folder));
  }
}
