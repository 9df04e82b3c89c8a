package dev.kullback.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.data.ImageShape;
import dev.kullback.data.ScalarType;
import dev.kullback.data.TrainTest;
import dev.kullback.data.ValueRange;
import dev.kullback.data.npy.NpyWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  private static final DataOptions DEFAULTS = DataOptions.defaults();

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Dataset read(Path file) {
    return Datasets.read(file.toString(), DEFAULTS);
  }

  private static String refusal(Path file, DataOptions options) {
    return assertThrows(DataException.class, () -> Datasets.read(file.toString(), options))
        .getMessage();
  }

  private void idx(String prefix, int images) throws IOException {
    ByteBuffer pixels = ByteBuffer.allocate(16 + images * 4);
    pixels.putInt(0x803).putInt(images).putInt(2).putInt(2);
    ByteBuffer labels = ByteBuffer.allocate(8 + images).putInt(0x801).putInt(images);
    for (int i = 0; i < images; i++) {
      pixels.put(new byte[] {0, 51, (byte) 204, (byte) 255});
      labels.put((byte) (i % 10));
    }
    Files.write(folder.resolve(prefix + "-images-idx3-ubyte"), pixels.array());
    Files.write(folder.resolve(prefix + "-labels-idx1-ubyte"), labels.array());
  }

  @Test
  void theDigitsAreAllThere() {
    Dataset digits = Datasets.read("digits", DEFAULTS);
    assertEquals(1797, digits.rows());
    assertEquals(64, digits.dimension());
    assertEquals(Optional.of(ImageShape.grey(8, 8)), digits.image());
    assertEquals(Optional.of(new ValueRange(0, 16)), digits.range());
    assertEquals(0, digits.label(0));
    assertEquals(5 / 16f, digits.value(0, 2));
    assertArrayEquals(
        new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180},
        IntStream.range(0, 10)
            .map(d -> (int) IntStream.range(0, 1797).filter(i -> digits.label(i) == d).count())
            .toArray());
  }

  @Test
  void theSplitIsTheSameForTheSameSeedOnly() {
    TrainTest one = Datasets.open("digits", DEFAULTS);
    TrainTest again = Datasets.open("digits", DEFAULTS);
    TrainTest other = Datasets.open("digits", DEFAULTS.withSplit(0.2, 2));
    assertEquals(359, one.test().rows());
    assertEquals(1438, one.train().rows());
    assertEquals(one.train().sha256(), again.train().sha256());
    assertNotEquals(one.train().sha256(), other.train().sha256());
  }

  @Test
  void anIdxFolderBringsItsOwnSplit() throws IOException {
    idx("train", 30);
    idx("t10k", 12);
    TrainTest both = Datasets.open(folder.toString(), DEFAULTS);
    assertEquals(30, both.train().rows());
    assertEquals(12, both.test().rows());
    assertEquals(Optional.of(ImageShape.grey(2, 2)), both.train().image());
    assertEquals(Optional.of(ValueRange.BYTE), both.train().range());
    assertEquals(51 / 255f, both.test().value(3, 1));
    assertEquals(9, both.train().label(29));
    Dataset all = Datasets.read(folder.toString(), DEFAULTS);
    assertEquals(42, all.rows());
    assertEquals(1, all.label(31));
  }

  @Test
  void anIdxFileAloneFindsItsLabels() throws IOException {
    idx("train", 5);
    assertTrue(read(folder.resolve("train-images-idx3-ubyte")).hasLabels());
  }

  @Test
  void aFolderWithoutImagesIsRefused() {
    String message = refusal(folder, DEFAULTS);
    assertTrue(message.contains("needs idx files named train-images..."), message);
  }

  @Test
  void aTableWithALabelColumn() throws IOException {
    Dataset table = read(write("t.csv", "x,label,y\n0.5,3,-1\n1.5,4,2\n"));
    assertEquals(2, table.dimension());
    assertEquals(2, table.value(1, 1));
    assertEquals(4, table.label(1));
    assertEquals(Optional.empty(), table.range());
    assertTrue(table.description().contains("labels from column 2"), table.description());
  }

  @Test
  void labelsOfATableWithoutHeader() throws IOException {
    Path file = write("t.csv", "0.5,-1,3\n1.5,2,4\n");
    assertFalse(read(file).hasLabels());
    assertEquals(4, Datasets.read(file.toString(), DEFAULTS.withLabelColumn("last")).label(1));
    assertEquals(2, Datasets.read(file.toString(), DEFAULTS.withLabelColumn("3")).dimension());
    assertTrue(refusal(file, DEFAULTS.withLabelColumn("7")).contains("has no column \"7\""));
    assertTrue(
        refusal(file, DEFAULTS.withLabelColumn("1"))
            .contains("a label needs to be a whole number"));
  }

  @Test
  void greyLevelsInATableAreAnImage() throws IOException {
    String row =
        IntStream.range(0, 64)
            .mapToObj(i -> String.valueOf(i * 255 / 63))
            .collect(Collectors.joining(","));
    Dataset table = read(write("t.csv", row + "\n" + row + "\n"));
    assertEquals(Optional.of(ImageShape.grey(8, 8)), table.image());
    assertEquals(Optional.of(ValueRange.BYTE), table.range());
    assertEquals(1, table.value(1, 63));
  }

  @Test
  void anotherShapeCanBeGiven() throws IOException {
    Path file = write("t.csv", "0,1,0,1,1,0\n");
    Dataset wide = Datasets.read(file.toString(), DEFAULTS.withImage(ImageShape.grey(2, 3)));
    assertEquals(Optional.of(ImageShape.grey(2, 3)), wide.image());
    assertTrue(
        refusal(file, DEFAULTS.withImage(ImageShape.grey(3, 3)))
            .contains("an image of 3x3 needs 9"));
  }

  @Test
  void theHashIsOfTheContentNotOfTheFormat() throws IOException {
    Path csv = write("t.csv", "0.5,-1\n1.5,2\n");
    Path npy = folder.resolve("t.npy");
    try (NpyWriter writer = NpyWriter.create(npy, ScalarType.FLOAT32, 2)) {
      writer.write(new float[] {0.5f, -1, 1.5f, 2});
      writer.finish();
    }
    assertEquals(read(csv).sha256(), read(npy).sha256());
    assertNotEquals(read(csv).sha256(), read(write("u.csv", "0.5,-1\n1.5,3\n")).sha256());
  }

  @Test
  void aNumberThatIsNoneIsNamed() throws IOException {
    Path npy = folder.resolve("t.npy");
    try (NpyWriter writer = NpyWriter.create(npy, ScalarType.FLOAT32, 2)) {
      writer.write(new float[] {0.5f, -1, 1.5f, Float.NaN});
      writer.finish();
    }
    assertTrue(refusal(npy, DEFAULTS).endsWith("row 1, column 1: needs a finite number, got NaN"));
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() {
    String message = refusal(folder.resolve("nothing.csv"), DEFAULTS);
    assertTrue(
        message.endsWith("no such file or folder; needs a path, or the word digits"), message);
  }

  @Test
  void oneRowCannotBeSplit() throws IOException {
    Path file = write("t.csv", "1,2\n");
    String message =
        assertThrows(DataException.class, () -> Datasets.open(file.toString(), DEFAULTS))
            .getMessage();
    assertTrue(message.contains("needs at least 2 rows, got 1"), message);
  }
}
