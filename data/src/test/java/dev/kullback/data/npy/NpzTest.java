package dev.kullback.data.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
  @TempDir Path folder;

  private Path zip(String member, byte[] bytes, int zeros) throws IOException {
    Path file = folder.resolve("x.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write(bytes);
      for (int i = 0; i < zeros; i += 1 << 16) {
        zip.write(new byte[1 << 16]);
      }
    }
    return file;
  }

  private static String refusal(Path file, String member) {
    return assertThrows(DataException.class, () -> Npz.read(file, member, Arena.ofAuto()))
        .getMessage();
  }

  @Test
  void storedArraysAreRead() {
    Path file = Fixtures.file("stored.npz");
    assertEquals(List.of("mu", "sigma"), Npz.names(file));
    Matrix sigma = Npz.read(file, "sigma", Arena.ofAuto());
    assertEquals(12, sigma.value(3, 2));
  }

  @Test
  void deflatedArraysAreReadInAnyLayout() {
    Matrix mu = Npz.read(Fixtures.file("deflated.npz"), "mu", Arena.ofAuto());
    assertEquals(7, mu.value(2, 1));
  }

  @Test
  void aMissingArrayNamesTheOthers() {
    String message = refusal(Fixtures.file("stored.npz"), "nu");
    assertTrue(message.endsWith("has no array 'nu'; it has mu, sigma"), message);
  }

  @Test
  void aBombIsNotUnpackedFurtherThanItsHeaderSays() throws IOException {
    Path file = zip("a.npy", Fixtures.bytes("little_f4.npy"), 1 << 28);
    String message = refusal(file, "a");
    assertTrue(message.contains("has bytes after its array"), message);
    assertTrue(message.contains("needs 48 bytes"), message);
  }

  @Test
  void anArrayCutShortInsideTheArchiveIsRefused() throws IOException {
    byte[] good = Fixtures.bytes("little_f4.npy");
    String message = refusal(zip("a.npy", Arrays.copyOf(good, good.length - 5), 0), "a");
    assertTrue(message.contains("is cut short"), message);
  }

  @Test
  void aMemberThatIsNoArrayIsRefused() throws IOException {
    String message = refusal(zip("a.npy", new byte[] {1, 2, 3}, 0), "a");
    assertTrue(message.contains("is no npy file"), message);
  }

  @Test
  void whatIsNoArchiveIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("x.npz"), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertTrue(refusal(file, "a").contains("is no readable zip archive"));
  }

  @Test
  void aDamagedArchiveIsRefusedWhereverItIsDamaged() throws IOException {
    byte[] good = Fixtures.bytes("deflated.npz");
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 0x41;
      Path file = Files.write(folder.resolve("y.npz"), bad);
      try {
        Matrix read = Npz.read(file, "mu", Arena.ofAuto());
        assertEquals(12, read.rows() * read.columns());
      } catch (DataException refused) {
        assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
      }
    }
  }
}
