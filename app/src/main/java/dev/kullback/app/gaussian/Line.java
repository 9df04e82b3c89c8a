package dev.kullback.app.gaussian;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;

/// Arrays on one line each, whatever stands around them.
final class Line {
  private interface Elements {
    void write() throws IOException;
  }

  private Line() {}

  static void numbers(JsonWriter json, double[] values) throws IOException {
    array(
        json,
        () -> {
          for (double value : values) {
            json.value(value);
          }
        });
  }

  static void counts(JsonWriter json, long[] values) throws IOException {
    array(
        json,
        () -> {
          for (long value : values) {
            json.value(value);
          }
        });
  }

  static void texts(JsonWriter json, List<String> values) throws IOException {
    array(
        json,
        () -> {
          for (String value : values) {
            json.value(value);
          }
        });
  }

  private static void array(JsonWriter json, Elements elements) throws IOException {
    FormattingStyle around = json.getFormattingStyle();
    json.beginArray();
    json.setFormattingStyle(FormattingStyle.COMPACT);
    elements.write();
    json.endArray();
    json.setFormattingStyle(around);
  }
}
