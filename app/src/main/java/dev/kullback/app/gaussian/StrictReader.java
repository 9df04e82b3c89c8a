package dev.kullback.app.gaussian;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.kullback.data.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads JSON to the letter, streaming: no comments, no NaN, no numbers in quotes, no field twice,
/// no unknown field. Every error names the file and the place in it.
final class StrictReader {
  private final String name;
  private final JsonReader json;

  /// What reads the value of a field, or an element of an array.
  interface Field {
    void read() throws IOException;
  }

  StrictReader(String name, Reader text) {
    this.name = name;
    this.json = new JsonReader(text);
    json.setStrictness(Strictness.STRICT);
  }

  /// Reads the one value that the text is.
  void document(Map<String, Field> fields) throws IOException {
    try {
      object(fields);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw problem("needs nothing after the document");
      }
    } catch (MalformedJsonException | EOFException | NumberFormatException e) {
      throw new DataException(name, "is no JSON at " + json.getPath() + ": " + firstLine(e), e);
    }
  }

  void object(Map<String, Field> fields) throws IOException {
    expect(JsonToken.BEGIN_OBJECT, "an object {..}");
    json.beginObject();
    Set<String> seen = new HashSet<>();
    while (json.hasNext()) {
      String field = json.nextName();
      Field reader = fields.get(field);
      if (reader == null) {
        throw problem(
            "needs one of the fields %s, got %s"
                .formatted(String.join(", ", new TreeSet<>(fields.keySet())), shown(field)));
      }
      if (!seen.add(field)) {
        throw problem("needs each field once, got it twice");
      }
      reader.read();
    }
    json.endObject();
  }

  double number() throws IOException {
    expect(JsonToken.NUMBER, "a number");
    return json.nextDouble();
  }

  long whole() throws IOException {
    expect(JsonToken.NUMBER, "a whole number");
    String digits = json.nextString();
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new DataException(
          name, "at %s: needs a whole number, got %s".formatted(json.getPath(), shown(digits)), e);
    }
  }

  String text() throws IOException {
    expect(JsonToken.STRING, "a text in quotes");
    return json.nextString();
  }

  List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    array(() -> texts.add(text()));
    return texts;
  }

  double[] numbers() throws IOException {
    Growing numbers = new Growing();
    array(() -> numbers.add(number()));
    return numbers.toArray();
  }

  long[] wholes() throws IOException {
    List<Long> wholes = new ArrayList<>();
    array(() -> wholes.add(whole()));
    return wholes.stream().mapToLong(Long::longValue).toArray();
  }

  double[][] rows() throws IOException {
    List<double[]> rows = new ArrayList<>();
    array(() -> rows.add(numbers()));
    return rows.toArray(double[][]::new);
  }

  /// An error at the place reached.
  DataException problem(String what) {
    return new DataException(name, "at " + json.getPath() + ": " + what);
  }

  /// An error at the place reached, found by another check.
  DataException problem(String what, Exception cause) {
    return new DataException(name, "at " + json.getPath() + ": " + what, cause);
  }

  /// A field that a document must have.
  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("needs the field " + field + ", which is not there");
    }
    return value;
  }

  static String shown(String text) {
    return "\"" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "\"";
  }

  void array(Field element) throws IOException {
    expect(JsonToken.BEGIN_ARRAY, "an array [..]");
    json.beginArray();
    while (json.hasNext()) {
      element.read();
    }
    json.endArray();
  }

  private void expect(JsonToken token, String what) throws IOException {
    JsonToken next = json.peek();
    if (next != token) {
      throw problem("needs " + what + ", got " + word(next));
    }
  }

  private static String word(JsonToken token) {
    return switch (token) {
      case BEGIN_ARRAY -> "an array";
      case BEGIN_OBJECT -> "an object";
      case NUMBER -> "a number";
      case STRING -> "a text";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case NAME, END_ARRAY, END_OBJECT, END_DOCUMENT -> "the end";
    };
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /// Doubles that arrive one after the other.
  private static final class Growing {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
