package dev.kullback.data.digits;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.data.ImageShape;
import dev.kullback.data.ValueRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// The embedded data set: 1797 real handwritten digits of 8 × 8 pixels.
///
/// UCI Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak 1998, CC BY 4.0,
/// doi:10.24432/C50P49.
public final class Digits {
  /// The word the command line knows them by.
  public static final String NAME = "digits";

  private static final ImageShape IMAGE = ImageShape.grey(8, 8);
  private static final ValueRange RANGE = new ValueRange(0, 16);

  private Digits() {}

  /// Reads the digits, in the order of their file.
  ///
  /// @return 1797 rows of 64 values in [0, 1], with labels 0 to 9
  public static Dataset read() {
    List<String> lines = lines();
    float[] values = new float[lines.size() * IMAGE.values()];
    int[] labels = new int[lines.size()];
    for (int row = 0; row < labels.length; row++) {
      String[] cells = lines.get(row).split(",");
      for (int i = 0; i < IMAGE.values(); i++) {
        values[row * IMAGE.values() + i] = RANGE.toUnit(Integer.parseInt(cells[i]));
      }
      labels[row] = Integer.parseInt(cells[IMAGE.values()]);
    }
    return Dataset.of(NAME, values, IMAGE.values())
        .labels(labels)
        .image(IMAGE)
        .range(RANGE)
        .description("embedded 8x8 handwritten digits, grey levels 0 to 16 mapped to [0, 1]")
        .build();
  }

  private static List<String> lines() {
    try (InputStream file =
            Objects.requireNonNull(Digits.class.getResourceAsStream("digits.csv.gz"));
        var text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII);
        var reader = new BufferedReader(text)) {
      return reader.readAllLines();
    } catch (IOException e) {
      throw new DataException(NAME, "the embedded file cannot be read, rebuild Kullback", e);
    }
  }
}
