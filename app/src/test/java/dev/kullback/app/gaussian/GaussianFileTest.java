package dev.kullback.app.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import dev.kullback.data.DataException;
import dev.kullback.estimate.Fit;
import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.MissingValues;
import dev.kullback.estimate.Sample;
import dev.kullback.estimate.Shrinkage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianFileTest {
  private static final String PLAIN =
      """
      {
        "format": "kullback-gaussian",
        "version": 1,
        "dimension": 2,
        "mean": [0.1,-3.0e-7],
        "covariance": {"structure": "diagonal", "variances": [1.0,2.5]}
      }
      """;

  private static final Gaussian DIAGONAL =
      Gaussian.diagonal(new double[] {0.1, -3e-7}, new double[] {1, 2.5});

  @TempDir private Path folder = Path.of("");

  static Stream<GaussianDocument> documents() {
    double[] mean = {1.0 / 3, -2e300};
    double[][] covariance = {{2, 0.1}, {0.1, 0.3}};
    double[][] factor = {{1.5, 0}, {-0.7, 0.1}};
    Sample sample = Sample.of(MissingValues.DROP_ROW, 1L << 40, 7, 7, 0);
    Optional<List<String>> names = Optional.of(List.of("a", "\"b\"\u2028é,"));
    return Stream.of(
        plain(Gaussian.standard(3)),
        plain(Gaussian.isotropic(mean, Double.MIN_VALUE)),
        plain(DIAGONAL),
        plain(Gaussian.full(mean, covariance)),
        plain(Gaussian.of(mean, Dense.ofCholeskyFactor(factor))),
        plain(Gaussian.of(mean, Precision.of(covariance))),
        plain(Gaussian.of(mean, Precision.ofCholeskyFactor(factor))),
        plain(Gaussian.of(new double[4], Kronecker.of(covariance, covariance))),
        plain(
            Gaussian.of(
                new double[7],
                BlockDiagonal.of(
                    Isotropic.of(2, 3), Dense.of(covariance), BlockDiagonal.of(low(), dot())))),
        plain(Gaussian.of(new double[4], Circulant.of(2, 0.5, 0.1, 0.5))),
        plain(
            Gaussian.of(
                new double[3],
                BandedPrecision.tridiagonal(new double[] {2, 3, 4}, new double[] {0.1, -0.3}))),
        GaussianDocument.of(
            new FittedGaussian(
                Gaussian.of(mean, low()),
                Sample.complete(9, 2),
                new Fit.PrincipalComponents(1, 0.75)),
            names),
        GaussianDocument.of(
            new FittedGaussian(
                Gaussian.of(mean, Diagonal.of(1, 1e-300)), sample, new Fit.Variances()),
            names),
        GaussianDocument.of(
            new FittedGaussian(Gaussian.full(mean, covariance), sample, new Fit.SampleCovariance()),
            Optional.empty()),
        GaussianDocument.of(
            new FittedGaussian(
                Gaussian.full(mean, covariance),
                Sample.complete(12, 2),
                new Fit.Shrunk(Shrinkage.LEDOIT_WOLF, 0.1 + 0.2)),
            names));
  }

  private static LowRank low() {
    return LowRank.of(new double[][] {{1.0 / 7}, {-3}}, new double[] {0.1, 1e-9});
  }

  private static Diagonal dot() {
    return Diagonal.of(0.2);
  }

  private static GaussianDocument plain(Gaussian gaussian) {
    return new GaussianDocument(gaussian, Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatWasWrittenIsReadBackToTheLastBit(GaussianDocument document) {
    String file = folder.resolve("gaussian.json").toString();
    GaussianFile.write(file, document);
    assertEquals(document, GaussianFile.read(file));
  }

  @Test
  void theFormatIsWhatTheDocumentationSays() throws IOException {
    assertEquals(plain(DIAGONAL), GaussianFile.read(file(PLAIN)));
    String printed = GaussianFile.print(plain(DIAGONAL));
    assertEquals(PLAIN.replaceAll("\\s", ""), printed.replaceAll("\\s", "").replace("E", "e"));
  }

  @Test
  void fieldsComeInAnyOrder() throws IOException {
    String reversed =
        """
        {"covariance": {"lower": [[2], [0.5, 1]], "structure": "dense"}, "mean": [1, 2],
         "dimension": 2, "version": 1, "format": "kullback-gaussian"}
        """;
    assertEquals(
        Gaussian.full(new double[] {1, 2}, new double[][] {{2, 0.5}, {0.5, 1}}),
        GaussianFile.read(file(reversed)).gaussian());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "kullback-gaussian | gaussian | at $.format: needs \"kullback-gaussian\", got \"gaussian\"",
        "\"version\": 1 | \"version\": 2 | at $.version: needs version 1, got 2",
        "\"version\": 1 | \"version\": 1.0 | needs a whole number, got \"1.0\"",
        "\"dimension\": 2 | \"dimension\": 3 | the mean needs 3 numbers",
        "0.1, | 1e999, | at $.mean[0]",
        "0.1, | NaN, | at $.mean[0]",
        "0.1, | \"0.1\", | at $.mean[0]: needs a number, got a text",
        "0.1, | null, | at $.mean[0]: needs a number, got null",
        "0.1, | [0.1], | at $.mean[0]: needs a number, got an array",
        "0.1, | // no\\n 0.1, | at $.mean[0]",
        "0.1,-3.0e-7 | 0.1 | the mean needs 2 numbers",
        "1.0,2.5 | 1.0,-2.5 | needs to be finite and not negative, got -2.5 at index 1",
        "1.0,2.5 | 1.0 | dimension 1, got length 2",
        "\"mean\" | \"mode\" | got \"mode\"",
        "\"diagonal\" | \"triagonal\" | got \"triagonal\"",
        "\"variances\" | \"variance\" | needs a number, got an array",
        "\"variances\" | \"lower\" | at $.covariance.lower[0]: needs an array",
        "\"dimension\": 2, | | needs the field dimension",
        "\"structure\": \"diagonal\", | | needs the field covariance.structure",
        "\"dimension\": 2, | \"dimension\": 2, \"dimension\": 2, | needs each field once",
        "2.5]} | 2.5], \"dimension\": 2} | needs no field dimension",
        "\"diagonal\", \"variances\": [1.0,2.5] | \"low-rank\", \"loadings\": [[1],[2,3]],"
            + " \"diagonal\": [1,1] | need rows of one length",
        "\"diagonal\", \"variances\": [1.0,2.5] | \"kronecker\", \"left\": {\"structure\":"
            + " \"isotropic\", \"dimension\": 2, \"variance\": 1} | the field left needs a dense",
        "\"diagonal\", \"variances\": [1.0,2.5] | \"dense\", \"lower\": [[1],[2]] | rows of 1, 2,"
            + " .. numbers, got 1 in row 1",
        "\"diagonal\", \"variances\": [1.0,2.5] | \"block-diagonal\", \"blocks\": [] | at"
            + " $.covariance",
        "\"diagonal\", \"variances\": [1.0,2.5] | \"isotropic\", \"dimension\": 1e3, \"variance\":"
            + " 1 | whole number",
        "\"diagonal\", \"variances\": [1.0,2.5] | \"isotropic\", \"dimension\": 3000000000,"
            + " \"variance\": 1 | from 1 to 2^31 - 1",
        "2.5]} | 2.5]}, \"columns\": [\"a\"] | the columns need 2 names",
        "2.5]} | 2.5]}, \"fit\": {\"method\": \"variances\"} | needs the field sample.",
        "2.5]} | 2.5]}, \"fit\": {} | needs the field fit.method",
        "2.5]} | 2.5]}, \"sample\": {} | needs the field fit.method",
        "2.5]} | 2.5]}} {} | at",
        "2.5]} | 2.5] | at",
        "{ | [ | at $: needs an object"
      })
  void damagedFilesAreNamed(String what, String by, String complaint) throws IOException {
    String damaged = PLAIN.replaceFirst(java.util.regex.Pattern.quote(what), quoted(by));
    assertFalse(damaged.equals(PLAIN));
    assertComplaint(complaint, damaged);
  }

  private static String quoted(String by) {
    return by == null ? "" : java.util.regex.Matcher.quoteReplacement(by.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "1", "\u0000", "{\"mean\": [1,2", "<html>"})
  void whatIsNoDocumentIsNamed(String text) throws IOException {
    assertComplaint("", text);
  }

  @Test
  void nestingHasAnEnd() throws IOException {
    assertComplaint("", "{\"mean\": " + "[".repeat(1_000_000));
    assertComplaint("", "{\"a\":".repeat(1_000_000));
    String block = "{\"structure\": \"block-diagonal\", \"blocks\": [";
    assertComplaint("", "{\"covariance\": " + block.repeat(100_000));
  }

  @Test
  void everyPrefixIsRefused() throws IOException {
    String whole = GaussianFile.print(documents().toList().getLast());
    for (int length = 0; length < whole.length(); length++) {
      assertComplaint("", whole.substring(0, length));
    }
  }

  @Test
  void bytesThatAreNoTextAreNamed() throws IOException {
    Path file = folder.resolve("bytes.json");
    Files.write(file, new byte[] {'{', (byte) 0xff, (byte) 0xfe});
    String message =
        assertThrows(DataException.class, () -> GaussianFile.read(file.toString())).getMessage();
    assertTrue(message != null && message.contains("cannot be read"), message);
  }

  @Test
  void aFailedWriteLeavesTheOldFile() throws IOException {
    Path place = Files.createDirectory(folder.resolve("taken"));
    String name = place.toString();
    assertThrows(DataException.class, () -> GaussianFile.write(name, plain(DIAGONAL)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(place), files.toList());
    }
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("given.json"), text).toString();
  }

  private void assertComplaint(String part, String text) throws IOException {
    String name = file(text);
    String message = assertThrows(DataException.class, () -> GaussianFile.read(name)).getMessage();
    assertTrue(message != null && message.startsWith(name) && message.contains(part), message);
  }
}
