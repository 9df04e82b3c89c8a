package dev.kullback.app.gaussian;

import dev.kullback.data.DataException;
import dev.kullback.data.file.AtomicFile;
import dev.kullback.data.file.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Gaussian files by name.
public final class GaussianFile {
  private static final String SUFFIX = ".json";

  private GaussianFile() {}

  /// Whether an argument that may be a literal is a file: one that exists, or what can only be
  /// meant as one.
  ///
  /// @param argument what the user wrote
  /// @return whether to read it as a file
  public static boolean isMeantBy(String argument) {
    try {
      return argument.endsWith(SUFFIX) || Files.isRegularFile(Path.of(argument));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// Reads a file.
  ///
  /// @param name its path
  /// @return what it says
  /// @throws DataException naming file and place of the first thing that is wrong
  public static GaussianDocument read(String name) {
    try (BufferedReader text = Files.newBufferedReader(path(name))) {
      return new DocumentReader(name, text).document();
    } catch (IOException e) {
      throw new DataException(name, "cannot be read: " + Reason.of(e), e);
    }
  }

  /// Writes a file, whole or not at all.
  ///
  /// @param name its path; a file of that name is replaced
  /// @param document what it is to say
  /// @throws DataException where it cannot be written
  public static void write(String name, GaussianDocument document) {
    try (AtomicFile file = AtomicFile.create(path(name))) {
      Writer text = Channels.newWriter(file.channel(), StandardCharsets.UTF_8);
      text.write(DocumentWriter.print(document));
      text.write('\n');
      text.flush();
      file.commit();
    } catch (IOException e) {
      throw new DataException(name, "cannot be written: " + Reason.of(e), e);
    }
  }

  /// Prints a document as it would stand in a file.
  ///
  /// @param document what to say
  /// @return JSON, without a final line break
  public static String print(GaussianDocument document) {
    return DocumentWriter.print(document);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new DataException(name, "is no possible file name: " + e.getReason(), e);
    }
  }
}
