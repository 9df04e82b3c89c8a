package dev.kullback.data.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers that lie, files that end, bytes that were never an array: always one sentence, never a
/// crash and never an allocation the file does not pay for.
class HostileNpyTest {
  private static final byte[] GOOD = Fixtures.bytes("little_f4.npy");

  private static Matrix read(byte[] bytes) {
    return Npy.read("bad.npy", MemorySegment.ofArray(bytes));
  }

  private static String refusal(byte[] bytes) {
    String message = assertThrows(DataException.class, () -> read(bytes)).getMessage();
    assertTrue(message.startsWith("bad.npy: "), message);
    return message;
  }

  private static byte[] withHeader(String dictionary, int dataBytes) {
    byte[] text = dictionary.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(10 + text.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(GOOD, 0, 8)
        .putShort((short) text.length)
        .put(text)
        .array();
  }

  static IntStream everyLength() {
    return IntStream.range(0, GOOD.length);
  }

  @ParameterizedTest
  @MethodSource("everyLength")
  void aFileCutShortAnywhereIsRefused(int length) {
    refusal(Arrays.copyOf(GOOD, length));
  }

  @Test
  void aFileCutShortInItsDataSaysHowMuchIsThere() {
    assertEquals(
        "bad.npy: is cut short: its shape [4, 3] of FLOAT32 needs 48 bytes after byte 128, got 47;"
            + " write or copy it again",
        refusal(Arrays.copyOf(GOOD, GOOD.length - 1)));
  }

  @Test
  void bytesAfterTheArrayAreRefused() {
    assertTrue(refusal(Arrays.copyOf(GOOD, GOOD.length + 4)).contains("has bytes after its array"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 255})
  void anUnknownVersionIsNamed(int major) {
    byte[] bytes = GOOD.clone();
    bytes[6] = (byte) major;
    assertTrue(refusal(bytes).endsWith("got " + major + ".0"));
  }

  @Test
  void aHeaderLongerThanTheFileIsRefused() {
    byte[] bytes = GOOD.clone();
    bytes[8] = (byte) 0xff;
    bytes[9] = (byte) 0xff;
    assertTrue(refusal(bytes).contains("says its header has 65535 bytes"));
  }

  @Test
  void aHeaderOfFourGigabytesIsRefused() {
    byte[] bytes = Fixtures.bytes("version2_f4.npy");
    Arrays.fill(bytes, 8, 12, (byte) 0xff);
    assertTrue(refusal(bytes).contains("says its header has 4294967295 bytes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "(9223372036854775807, 2); more numbers than any file can hold",
        "(4611686018427387904, 4611686018427387904); more numbers than any file can hold",
        "(99999999999999999999, 2); impossible extent",
        "(1000000000, 1000); is cut short",
        "(0, 4611686018427387904, 4); rows of 1 to 2^31",
        "(0, 9223372036854775807); rows of 1 to 2^31",
        "(3, 0); rows of 1 to 2^31",
        "(-3, 4); a whole number of at least 0",
        "(3.5, 4); needs ','",
        "(3, 4; a whole number of at least 0",
        "3, 4; needs '('",
        "(3, x); a whole number of at least 0",
        "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1); has 33 axes",
        "[3, 4]; needs '('",
        "None; needs '('",
      })
  void anImpossibleShapeIsRefused(String shape, String reason) {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }\n".formatted(shape);
    String message = refusal(withHeader(header, 0));
    assertTrue(message.contains(reason), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'<f16'; numbers of an unknown type",
        "'<f3'; numbers of an unknown type",
        "'f4'; numbers of an unknown type",
        "'<'; numbers of an unknown type",
        "''; numbers of an unknown type",
        "'|O'; pickled Python objects",
        "'<f4; needs ','",
        "<f4; a quoted word",
        "__import__('os'); a quoted word",
        "[('a', '<f4')]; structures of several fields",
      })
  void anImpossibleTypeIsRefused(String descr, String reason) {
    String header = "{'descr': %s, 'fortran_order': False, 'shape': (1, 1)}".formatted(descr);
    String message = refusal(withHeader(header, 4));
    assertTrue(message.contains(reason), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{}; needs 'descr', 'fortran_order' and 'shape'",
        "{'shape': (1, 1)}; needs 'descr', 'fortran_order' and 'shape'",
        "{'shape': (1,), 'shape': (1,)}; has the key 'shape' twice",
        "{'colour': (1,)}; has an unknown key 'colour'",
        "{'fortran_order': 1}; True or False",
        "{'fortran_order' True}; needs ':'",
        "{'shape': (1,) 'descr': '<f4'}; needs ','",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + 1; the end of the header",
        "{; a quoted word",
        "garbage; needs '{'",
      })
  void aBrokenDictionaryIsRefused(String dictionary, String reason) {
    String message = refusal(withHeader(dictionary, 4));
    assertTrue(message.contains(reason), message);
  }

  @Test
  void keysInAnyOrderAndOldLongsAreFine() {
    String header = "{\"shape\": (1L, 2L), 'fortran_order':False,'descr' : '<f4'} \n";
    assertEquals(2, read(withHeader(header, 8)).columns());
  }

  @Test
  void manyRowsOfNothingCostNothing() {
    String header = "{'descr': '|u1', 'fortran_order': True, 'shape': (0, 2147483000)}";
    assertEquals(0, read(withHeader(header, 0)).rows());
  }

  @Test
  void randomDamageNeverEndsInAnythingButARefusalOrAnArray() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = GOOD.clone();
      for (int hits = random.nextInt(4); hits >= 0; hits--) {
        bytes[random.nextInt(80)] = (byte) random.nextInt(256);
      }
      try {
        Matrix matrix = read(bytes);
        assertTrue(matrix.rows() * matrix.columns() * matrix.type().bytes() == 48);
      } catch (DataException refused) {
        assertTrue(refused.getMessage().startsWith("bad.npy: "));
      }
    }
  }
}
