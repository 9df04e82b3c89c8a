package dev.kullback.app.gaussian;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.kullback.Gaussian;
import dev.kullback.estimate.Fit;
import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.Sample;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// Prints a document; numbers as short as they read back to the same double.
final class DocumentWriter {
  private final JsonWriter json;

  private DocumentWriter(JsonWriter json) {
    this.json = json;
  }

  static String print(GaussianDocument document) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setFormattingStyle(FormattingStyle.PRETTY);
      new DocumentWriter(json).write(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(GaussianDocument document) throws IOException {
    Gaussian gaussian = document.gaussian();
    json.beginObject();
    json.name("format").value(Words.FORMAT);
    json.name("version").value(Words.VERSION);
    json.name("dimension").value(gaussian.dimension());
    if (document.columns().isPresent()) {
      json.name("columns");
      Line.texts(json, document.columns().get());
    }
    json.name("mean");
    Line.numbers(json, gaussian.mean());
    json.name("covariance");
    CovarianceWriter.write(json, gaussian.covariance());
    if (document.fitted().isPresent()) {
      write(document.fitted().get());
    }
    json.endObject();
  }

  private void write(FittedGaussian fitted) throws IOException {
    json.name("fit").beginObject();
    switch (fitted.fit()) {
      case Fit.Variances _ -> json.name("method").value("variances");
      case Fit.SampleCovariance _ -> json.name("method").value("sample-covariance");
      case Fit.Shrunk shrunk -> {
        json.name("method").value("shrunk");
        json.name("shrinkage").value(Words.of(shrunk.shrinkage()));
        json.name("intensity").value(shrunk.intensity());
      }
      case Fit.PrincipalComponents components -> {
        json.name("method").value("principal-components");
        json.name("rank").value(components.rank());
        json.name("explained").value(components.explained());
      }
    }
    json.endObject();
    write(fitted.sample());
  }

  private void write(Sample sample) throws IOException {
    json.name("sample").beginObject();
    json.name("missingValues").value(Words.of(sample.policy()));
    json.name("rowsRead").value(sample.rowsRead());
    json.name("rowsDropped").value(sample.rowsDropped());
    json.name("missing");
    long[] missing = new long[sample.dimension()];
    Arrays.setAll(missing, sample::missing);
    Line.counts(json, missing);
    json.endObject();
  }
}
