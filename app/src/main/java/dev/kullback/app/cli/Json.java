package dev.kullback.app.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// JSON as every command prints it: one document, two spaces of indentation, and no NaN or
/// Infinity.
///
/// A number that JSON cannot write becomes null, and the object it stands in gets a field `reason`
/// that says which field it was and what it would have been (unless the object has a `reason`
/// already).
public final class Json {
  /// The field that says why another one is null.
  public static final String REASON = "reason";

  private static final Gson TREE =
      new GsonBuilder().serializeSpecialFloatingPointValues().disableHtmlEscaping().create();
  private static final Gson LINE =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .serializeNulls()
          .disableHtmlEscaping()
          .create();
  private static final Gson DOCUMENT = LINE.newBuilder().setPrettyPrinting().create();

  private Json() {}

  /// Writes a record, map, list or JSON tree as one document.
  ///
  /// @param value what to write; fields that are null are left out
  /// @return the document, without a final line break
  public static String print(Object value) {
    return DOCUMENT.toJson(finite(TREE.toJsonTree(value)));
  }

  /// Writes the same on one line, as a line of JSON Lines.
  ///
  /// @param value what to write; fields that are null are left out
  /// @return the document, without a line break
  public static String printLine(Object value) {
    return LINE.toJson(finite(TREE.toJsonTree(value)));
  }

  private static JsonElement finite(JsonElement element) {
    return switch (element) {
      case JsonObject object -> finite(object);
      case JsonArray array -> finite(array);
      case JsonPrimitive number when isSpecial(number) -> JsonNull.INSTANCE;
      default -> element;
    };
  }

  private static JsonElement finite(JsonObject object) {
    List<String> reasons = new ArrayList<>();
    JsonObject copy = new JsonObject();
    for (Map.Entry<String, JsonElement> field : object.entrySet()) {
      collect(field.getKey(), field.getValue(), reasons);
      copy.add(field.getKey(), finite(field.getValue()));
    }
    if (!reasons.isEmpty() && !copy.has(REASON)) {
      copy.addProperty(REASON, String.join("; ", reasons));
    }
    return copy;
  }

  private static JsonElement finite(JsonArray array) {
    JsonArray copy = new JsonArray(array.size());
    array.forEach(element -> copy.add(finite(element)));
    return copy;
  }

  private static void collect(String name, JsonElement value, List<String> reasons) {
    if (value instanceof JsonPrimitive number && isSpecial(number)) {
      reasons.add(name + " is " + word(number.getAsDouble()));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        collect(name + "[" + i + "]", array.get(i), reasons);
      }
    }
  }

  private static boolean isSpecial(JsonPrimitive value) {
    return value.isNumber() && !Double.isFinite(value.getAsDouble());
  }

  private static String word(double special) {
    return Double.isNaN(special) ? "not a number" : special > 0 ? "+infinity" : "-infinity";
  }
}
