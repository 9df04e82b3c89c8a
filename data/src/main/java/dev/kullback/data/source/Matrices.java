package dev.kullback.data.source;

import dev.kullback.data.DataException;
import dev.kullback.data.Matrix;
import dev.kullback.data.csv.Csv;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.idx.Idx;
import dev.kullback.data.npy.Npy;
import dev.kullback.data.npy.Npz;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Opens rows of numbers by name: an npy, npz, csv or idx file, or one array of an npz as
/// `FILE.npz:NAME`.
public final class Matrices {
  private static final String MEMBER = ".npz:";

  private Matrices() {}

  /// Opens a file.
  ///
  /// @param source a path, or a path and the name of an array in it
  /// @param options what to assume about a table
  /// @param arena how long the numbers live
  /// @return the numbers
  public static Matrix open(String source, CsvOptions options, Arena arena) {
    int member = source.lastIndexOf(MEMBER);
    if (member >= 0 && !Files.exists(path(source))) {
      Path file = path(source.substring(0, member + MEMBER.length() - 1));
      return Npz.read(file, source.substring(member + MEMBER.length()), arena);
    }
    Path file = path(source);
    return switch (FileKind.of(file)) {
      case NPY -> Npy.map(file, arena);
      case ZIP -> onlyArray(file, arena);
      case IDX -> Idx.read(file);
      case TEXT -> Csv.read(file, options, arena).matrix();
    };
  }

  /// A name as a path.
  ///
  /// @param source what the user wrote
  /// @return the path
  static Path path(String source) {
    try {
      return Path.of(source);
    } catch (InvalidPathException e) {
      throw new DataException(source, "is no possible file name: " + e.getReason(), e);
    }
  }

  private static Matrix onlyArray(Path file, Arena arena) {
    List<String> names = Npz.names(file);
    if (names.size() == 1) {
      return Npz.read(file, names.getFirst(), arena);
    }
    throw new DataException(
        file.toString(),
        names.isEmpty()
            ? "holds no npy arrays"
            : "holds %d arrays (%s), needs one: name it as %s:%s"
                .formatted(names.size(), String.join(", ", names), file, names.getFirst()));
  }
}
