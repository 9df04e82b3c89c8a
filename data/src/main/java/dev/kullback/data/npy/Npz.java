package dev.kullback.data.npy;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.file.Reason;
import dev.kullback.data.file.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads npz files: zip archives of npy files, stored or deflated.
///
/// A member is unpacked into a temporary file and mapped, so that it may be larger than the heap.
/// What it unpacks to is measured against what its own npy header says, never against the archive's
/// promise.
public final class Npz {
  private static final String SUFFIX = ".npy";
  private static final int BLOCK = 1 << 16;

  private Npz() {}

  /// The names of the arrays, in the archive's order.
  ///
  /// @param file the npz file
  /// @return names as NumPy shows them, without `.npy`
  public static List<String> names(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return names(zip);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /// Unpacks one array.
  ///
  /// @param file the npz file
  /// @param member the array's name
  /// @param arena how long the array lives
  /// @return the array
  public static Matrix read(Path file, String member, Arena arena) {
    String name = file + ":" + member;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(member + SUFFIX);
      if (entry == null) {
        throw new DataException(
            file.toString(),
            "has no array '" + member + "'; it has " + String.join(", ", names(zip)));
      }
      try (InputStream bytes = zip.getInputStream(entry)) {
        return unpack(name, bytes, arena);
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static List<String> names(ZipFile zip) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  private static Matrix unpack(String name, InputStream bytes, Arena arena) throws IOException {
    try (Spool spool = Spool.start(name)) {
      byte[] block = new byte[BLOCK];
      int count = bytes.readNBytes(block, 0, BLOCK);
      NpyHeader header = NpyHeader.read(name, MemorySegment.ofArray(block).asSlice(0, count));
      long most = header.dataBytes(name);
      // Unpacking stops as soon as there is more than the header says; Npy then says so.
      for (long data = -header.dataOffset(); count > 0 && data <= most; ) {
        spool.put(block, count);
        data += count;
        count = bytes.readNBytes(block, 0, BLOCK);
      }
      return Npy.read(name, spool.map(arena));
    }
  }

  private static DataException failed(Path file, IOException e) {
    String reason = Files.isRegularFile(file) ? "is no readable zip archive: " : "cannot be read: ";
    return new DataException(file.toString(), reason + Reason.of(e), e);
  }
}
