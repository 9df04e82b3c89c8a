package dev.kullback.vae.config;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// A [TrainingConfig] as a JSON tree and back, without loss.
public final class ConfigJson {
  private static final Gson GSON = gson();

  private ConfigJson() {}

  /// Prints.
  ///
  /// @param config any
  /// @return one object, nested as the record is
  public static JsonElement write(TrainingConfig config) {
    return GSON.toJsonTree(config);
  }

  /// Reads what [#write] printed.
  ///
  /// @param json one object
  /// @return the configuration
  /// @throws IllegalArgumentException when a field is missing or out of range
  public static TrainingConfig read(JsonElement json) {
    try {
      return Objects.requireNonNull(GSON.fromJson(json, TrainingConfig.class), "configuration");
    } catch (JsonParseException | NullPointerException e) {
      throw new IllegalArgumentException("the configuration cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(rootMessage(e), e);
    }
  }

  /// Names the first setting in which two configurations differ.
  ///
  /// @param stored the one a run folder was made with
  /// @param asked the one asked for now
  /// @return such as `seeds.noise is 1 there, 2 asked for`, or empty when they are equal
  public static Optional<String> difference(TrainingConfig stored, TrainingConfig asked) {
    Map<String, String> mine = flatten(write(stored));
    Map<String, String> theirs = flatten(write(asked));
    return mine.keySet().stream()
        .filter(key -> !Objects.equals(mine.get(key), theirs.get(key)))
        .findFirst()
        .map(key -> key + " is " + mine.get(key) + " there, " + theirs.get(key) + " asked for");
  }

  private static Map<String, String> flatten(JsonElement tree) {
    Map<String, String> flat = new TreeMap<>();
    flatten("", tree, flat);
    return flat;
  }

  private static void flatten(String prefix, JsonElement tree, Map<String, String> flat) {
    if (!tree.isJsonObject()) {
      flat.put(prefix, tree.toString());
      return;
    }
    String dot = prefix.isEmpty() ? "" : prefix + ".";
    tree.getAsJsonObject().entrySet().forEach(e -> flatten(dot + e.getKey(), e.getValue(), flat));
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static Gson gson() {
    return new GsonBuilder()
        .registerTypeHierarchyAdapter(Likelihood.class, new LikelihoodAsText())
        .create();
  }

  private static final class LikelihoodAsText
      implements JsonSerializer<Likelihood>, JsonDeserializer<Likelihood> {
    @Override
    public JsonElement serialize(Likelihood value, Type type, JsonSerializationContext context) {
      return new JsonPrimitive(value.toString());
    }

    @Override
    public Likelihood deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
      return Likelihood.parse(json.getAsString());
    }
  }
}
