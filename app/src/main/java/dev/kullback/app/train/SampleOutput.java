package dev.kullback.app.train;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.plot.ImageGrid;
import dev.kullback.app.plot.Mosaic;
import dev.kullback.app.report.ImagePictures;
import dev.kullback.data.ImageShape;
import dev.kullback.data.ScalarType;
import dev.kullback.data.npy.NpyWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The forms in which samples are written.
sealed interface SampleOutput {
  /// Images are enlarged to at least so many pixels, or nobody could see them.
  int SMALLEST_SIDE = 56;

  /// Writes rows.
  void write(float[] rows, int dimension, Terminal terminal);

  /// Refuses a name before anything is computed.
  static void requireKnown(String name) {
    if (!name.equals("-") && !name.matches("(?s).+\\.(npy|csv|png|svg)")) {
      throw Failure.usage(
          "-o needs a file that ends in .npy, .csv, .png or .svg, or - for stdout, got " + name);
    }
  }

  static SampleOutput of(String name, @Nullable ImageShape shape) {
    if (name.equals("-") || name.endsWith(".csv")) {
      return new Csv(name);
    }
    if (name.endsWith(".npy")) {
      return new Npy(Path.of(name));
    }
    if (shape == null) {
      throw Failure.usage(
          "this run was not trained on images: -o needs a file that ends in .npy or .csv, got "
              + name);
    }
    return name.endsWith(".png") ? new Png(Path.of(name), shape) : new Svg(Path.of(name), shape);
  }

  /// A table.
  record Csv(String name) implements SampleOutput {
    @Override
    public void write(float[] rows, int dimension, Terminal terminal) {
      try (var out = CsvOutput.open(name, terminal)) {
        out.header(IntStream.rangeClosed(1, dimension).mapToObj(i -> "x" + i).toList());
        out.rows(rows, dimension);
        out.finish();
      }
    }
  }

  /// An array.
  record Npy(Path file) implements SampleOutput {
    @Override
    public void write(float[] rows, int dimension, Terminal terminal) {
      try (var writer = NpyWriter.create(file, ScalarType.FLOAT32, dimension)) {
        writer.write(rows);
        writer.finish();
      }
    }
  }

  /// A picture in pixels.
  record Png(Path file, ImageShape shape) implements SampleOutput {
    @Override
    public void write(float[] rows, int dimension, Terminal terminal) {
      var images = ImagePictures.all(shape, rows);
      int zoom = Math.ceilDiv(SMALLEST_SIDE, Math.max(shape.height(), shape.width()));
      TextFile.write(file, Mosaic.png(images, columns(images), 1, zoom));
    }
  }

  /// A picture of any size.
  record Svg(Path file, ImageShape shape) implements SampleOutput {
    @Override
    public void write(float[] rows, int dimension, Terminal terminal) {
      var images = ImagePictures.all(shape, rows);
      TextFile.write(file, ImageGrid.of("Samples", images, columns(images)).document());
    }
  }

  /// About as many columns as rows.
  private static int columns(List<?> images) {
    return (int) Math.ceil(Math.sqrt(images.size()));
  }
}
