package dev.kullback.data.npy;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.file.MappedFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// Reads npy files.
public final class Npy {
  private Npy() {}

  /// Maps the array in a file; nothing is read until it is used.
  ///
  /// @param file the npy file
  /// @param arena how long the array lives
  /// @return the array
  public static Matrix map(Path file, Arena arena) {
    return read(file.toString(), MappedFile.map(file, arena));
  }

  /// Takes the array out of the bytes of a file, without copying.
  ///
  /// @param name what the user calls the file
  /// @param file all of its bytes
  /// @return the array
  public static Matrix read(String name, MemorySegment file) {
    NpyHeader header = NpyHeader.read(name, file);
    long needed = header.dataBytes(name);
    long got = file.byteSize() - header.dataOffset();
    if (got != needed) {
      throw new DataException(name, wrongSize(header, needed, got));
    }
    long[] shape = header.shape().stream().mapToLong(Long::longValue).toArray();
    MemorySegment data = file.asSlice(header.dataOffset(), needed);
    return new Matrix(name, header.type(), header.order(), header.fortran(), shape, data);
  }

  /// Whether some bytes begin as an npy file does.
  ///
  /// @param file its first bytes
  /// @return true after the magic word
  public static boolean isNpy(MemorySegment file) {
    return NpyHeader.hasMagic(file);
  }

  private static String wrongSize(NpyHeader header, long needed, long got) {
    return (got < needed ? "is cut short: its shape " : "has bytes after its array: its shape ")
        + header.shape()
        + " of "
        + header.type()
        + " needs "
        + needed
        + " bytes after byte "
        + header.dataOffset()
        + ", got "
        + got
        + (got < needed ? "; write or copy it again" : "; save one array per file");
  }
}
