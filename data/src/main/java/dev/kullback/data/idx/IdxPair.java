package dev.kullback.data.idx;

import dev.kullback.data.DataException;
import dev.kullback.data.file.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A file of images and the file of their labels, found by their names.
///
/// @param images the file of images
/// @param labels the file of labels, where there is one
public record IdxPair(Path images, Optional<Path> labels) {

  /// The pair to learn from in a folder: `train-images…` and `train-labels…`.
  ///
  /// @param folder where to look
  /// @return the pair, if there is one
  public static Optional<IdxPair> train(Path folder) {
    return find(folder, List.of("train-images"));
  }

  /// The pair to be judged by in a folder: `t10k-images…` or `test-images…`.
  ///
  /// @param folder where to look
  /// @return the pair, if there is one
  public static Optional<IdxPair> test(Path folder) {
    return find(folder, List.of("t10k-images", "test-images"));
  }

  /// The pair an image file belongs to.
  ///
  /// @param images the file of images
  /// @return with the labels that lie beside it, if they do
  public static IdxPair of(Path images) {
    Path name = images.getFileName();
    if (name == null || !name.toString().contains("images")) {
      return new IdxPair(images, Optional.empty());
    }
    String wanted = stem(name.toString().replace("images", "labels").replace("idx3", "idx1"));
    Path folder = images.toAbsolutePath().getParent();
    return new IdxPair(images, folder == null ? Optional.empty() : named(folder, wanted));
  }

  private static Optional<IdxPair> find(Path folder, List<String> words) {
    return files(folder).stream()
        .filter(file -> words.stream().anyMatch(word -> name(file).contains(word)))
        .findFirst()
        .map(IdxPair::of);
  }

  private static Optional<Path> named(Path folder, String stem) {
    return files(folder).stream().filter(file -> stem(name(file)).equals(stem)).findFirst();
  }

  /// Sorted, so that an unpacked file comes before its gzipped twin.
  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new DataException(folder.toString(), "cannot be listed: " + Reason.of(e), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String stem(String name) {
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }
}
