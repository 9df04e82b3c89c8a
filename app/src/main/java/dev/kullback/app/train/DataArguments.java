package dev.kullback.app.train;

import dev.kullback.app.cli.Failure;
import dev.kullback.data.ImageShape;
import dev.kullback.data.csv.CsvOptions;
import dev.kullback.data.csv.Header;
import dev.kullback.data.source.DataOptions;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how to read data where the data do not say.
final class DataArguments {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})x(\\d{1,5})(?:x(\\d{1,5}))?");

  @Option(
      names = "--label-column",
      paramLabel = "COLUMN",
      description = "The column of a table that holds labels: a name, a number from 1, or last.")
  @Nullable String labelColumn;

  @Option(
      names = "--header",
      paramLabel = "WHEN",
      defaultValue = "detect",
      description =
          "Whether csv files begin with names: detect, present, absent (default: detect).")
  Header header = Header.DETECT;

  @Option(
      names = "--image",
      paramLabel = "HxW",
      description = "The image a row folds into, for example 28x28 (default: found out).")
  @Nullable String image;

  @Option(
      names = "--test-fraction",
      paramLabel = "F",
      defaultValue = "0.2",
      description =
          "The share of rows held back for the test when the data bring no test part (default:"
              + " ${DEFAULT-VALUE}).")
  double testFraction = 0.2;

  @Option(
      names = "--split-seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Which rows these are (default: ${DEFAULT-VALUE}).")
  long splitSeed = 1;

  DataOptions options() {
    if (!(testFraction > 0 && testFraction < 1)) {
      throw Failure.usage(
          "--test-fraction needs to lie strictly between 0 and 1, got " + testFraction);
    }
    return new DataOptions(
        testFraction,
        splitSeed,
        new CsvOptions(header, Optional.empty()),
        Optional.ofNullable(labelColumn),
        Optional.ofNullable(image).map(DataArguments::shape));
  }

  static ImageShape shape(String text) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw Failure.usage("--image needs HEIGHTxWIDTH or HEIGHTxWIDTHxCHANNELS, got " + text);
    }
    var channels = parts.group(3);
    return new ImageShape(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        channels == null ? 1 : Integer.parseInt(channels));
  }
}
