package dev.kullback.data.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that NumPy wrote (see make_fixtures.py beside them).
class NpyTest {
  private static Matrix read(String name) {
    return Npy.map(Fixtures.file(name + ".npy"), Arena.ofAuto());
  }

  static Stream<String> grids() {
    Stream<String> little =
        Stream.of("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8")
            .map("little_"::concat);
    Stream<String> big =
        Stream.of("i2", "i4", "i8", "u2", "u4", "u8", "f2", "f4", "f8").map("big_"::concat);
    Stream<String> others = Stream.of("fortran_f4", "fortran_big_f8", "version2_f4", "version3_f4");
    return Stream.of(little, big, others).flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("grids")
  void everyTypeOrderAndLayoutGivesTheSameNumbers(String name) {
    Matrix grid = read(name);
    assertEquals(4, grid.rows());
    assertEquals(3, grid.columns());
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 3; column++) {
        assertEquals(3 * row + column, grid.value(row, column), name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void blocksAreRowMajorInBothPrecisions(String name) {
    Matrix grid = read(name);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment scratch = arena.allocate(4 * 3 * Double.BYTES, Double.BYTES);
      float[] floats = grid.floatBlock(1, 2, scratch).toArray(ValueLayout.JAVA_FLOAT);
      assertArrayEquals(new float[] {3, 4, 5, 6, 7, 8}, floats);
      double[] doubles = grid.doubleBlock(2, 2, scratch).toArray(ValueLayout.JAVA_DOUBLE);
      assertArrayEquals(new double[] {6, 7, 8, 9, 10, 11}, doubles);
    }
  }

  @Test
  void nativeFloatsAreNotCopied() {
    Matrix grid = read("little_f4");
    MemorySegment none = MemorySegment.NULL;
    assertEquals(6 * Float.BYTES, grid.floatBlock(0, 2, none).byteSize());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cube_u1", "cube_fortran_f8"})
  void moreAxesAreFlattenedInCOrder(String name) {
    Matrix cube = read(name);
    assertEquals(2, cube.rows());
    assertArrayEquals(new long[] {2, 3, 2}, cube.shape());
    assertArrayEquals(IntStream.range(0, 12).asDoubleStream().toArray(), cube.toArray());
  }

  @Test
  void fewerAxesAreRowsOfOne() {
    assertEquals(5, read("vector_f8").rows());
    assertArrayEquals(new double[] {0, 1, 2, 3, 4}, read("vector_f8").toArray());
    assertArrayEquals(new double[] {7.5}, read("scalar_f8").toArray());
  }

  @Test
  void noRowsAreFine() {
    assertEquals(0, read("no_rows_f4").rows());
    assertEquals(3, read("no_rows_f4").columns());
  }

  @Test
  void truthValuesAreZeroAndOne() {
    assertArrayEquals(
        IntStream.range(0, 12).mapToDouble(i -> i == 0 ? 0 : 1).toArray(),
        read("little_b1").toArray());
  }

  @Test
  void largeUnsignedIntegersAreRoundedNotNegative() {
    assertArrayEquals(new double[] {0x1.0p63 + 0x1.0p11, 0x1.0p64}, read("large_u8").toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "refused_object, pickled Python objects",
    "refused_structure, structures of several fields",
    "refused_complex, complex numbers",
    "refused_text, text",
    "refused_date, dates or time spans"
  })
  void whatIsNoNumberIsRefused(String name, String reason) {
    DataException refused = assertThrows(DataException.class, () -> read(name));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    assertTrue(refused.getMessage().contains(name + ".npy"), refused.getMessage());
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    DataException missing =
        assertThrows(DataException.class, () -> Npy.map(Path.of("nowhere.npy"), Arena.ofAuto()));
    assertEquals("nowhere.npy: cannot be read: no such file or folder", missing.getMessage());
  }
}
