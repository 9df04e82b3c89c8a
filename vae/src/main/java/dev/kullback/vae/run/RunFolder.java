package dev.kullback.vae.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.kullback.vae.VaeException;
import dev.kullback.vae.config.ConfigJson;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.results.RunSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The folder of one run.
///
///     config.json            configuration, data and versions, as resolved when the run began
///     metrics.jsonl          one object an epoch
///     summary.json           how it came out, once it is finished
///     checkpoints/last.ckpt  where it stands      checkpoints/best.ckpt  its best epoch
public final class RunFolder {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final Path path;
  private final TrainingConfig config;
  private final RunData data;
  private final MetricsFile metrics;

  private RunFolder(Path path, TrainingConfig config, RunData data) {
    this.path = path;
    this.config = config;
    this.data = data;
    this.metrics = new MetricsFile(path.resolve("metrics.jsonl"));
  }

  /// Whether a folder holds a run.
  ///
  /// @param path any
  /// @return true when it has a config.json
  public static boolean exists(Path path) {
    return Files.exists(path.resolve("config.json"));
  }

  /// Opens the folder of an existing run.
  ///
  /// @param path the folder
  /// @return the run
  /// @throws VaeException when it is none, or its config.json is damaged
  public static RunFolder open(Path path) {
    Path file = path.resolve("config.json");
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      RunData data = Objects.requireNonNull(GSON.fromJson(json.get("data"), RunData.class), "data");
      return new RunFolder(path, ConfigJson.read(json.get("config")), data);
    } catch (NoSuchFileException e) {
      throw new VaeException(path + " is not a run: it has no config.json", e);
    } catch (IOException e) {
      throw new VaeException(file + " cannot be read (" + AtomicFile.reason(e) + ")", e);
    } catch (JsonParseException
        | IllegalArgumentException
        | IllegalStateException
        | NullPointerException e) {
      throw new VaeException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /// Makes the folder of a new run and writes its config.json.
  ///
  /// @param path the folder; it may exist, but not hold a run
  /// @param config of the run
  /// @param data it is fed
  /// @param versions of everything its bits depend on
  /// @return the run
  /// @throws VaeException when it holds a run already or cannot be written
  public static RunFolder create(
      Path path, TrainingConfig config, RunData data, Map<String, String> versions) {
    if (exists(path)) {
      throw new VaeException(
          path + " already holds a run: resume it, or choose another folder for a new one");
    }
    try {
      Files.createDirectories(path.resolve("checkpoints"));
    } catch (IOException e) {
      throw new VaeException(
          "the run folder " + path + " cannot be made (" + AtomicFile.reason(e) + ")", e);
    }
    RunFolder folder = new RunFolder(path, config, data);
    folder.writeConfig(versions);
    return folder;
  }

  /// The same run with a changed configuration, written at once.
  ///
  /// @param changed differs from the old in nothing that would change the epochs already done
  /// @param versions of everything its bits depend on
  /// @return the run
  public RunFolder withConfig(TrainingConfig changed, Map<String, String> versions) {
    RunFolder folder = new RunFolder(path, changed, data);
    folder.writeConfig(versions);
    return folder;
  }

  private void writeConfig(Map<String, String> versions) {
    JsonObject json = new JsonObject();
    json.add("config", ConfigJson.write(config));
    json.add("data", GSON.toJsonTree(data));
    json.add("versions", GSON.toJsonTree(versions));
    writeText("config.json", GSON.toJson(json));
  }

  /// Where it is.
  ///
  /// @return the folder
  public Path path() {
    return path;
  }

  /// What is trained, and how.
  ///
  /// @return as in config.json
  public TrainingConfig config() {
    return config;
  }

  /// What it is fed.
  ///
  /// @return as in config.json
  public RunData data() {
    return data;
  }

  /// The epochs so far.
  ///
  /// @return one element an epoch, in order
  public List<EpochMetrics> metrics() {
    return metrics.read();
  }

  /// Adds the line of an epoch.
  ///
  /// @param epoch the next one
  public void append(EpochMetrics epoch) {
    metrics.append(epoch);
  }

  /// Forgets the lines of epochs that will be done again.
  ///
  /// @param epochs how many of the first lines to keep
  public void keepMetrics(int epochs) {
    metrics.keep(epochs);
  }

  /// How the run came out.
  ///
  /// @return empty until it is finished
  /// @throws VaeException when summary.json is damaged
  public Optional<RunSummary> summary() {
    Path file = path.resolve("summary.json");
    try {
      return Optional.ofNullable(GSON.fromJson(Files.readString(file), RunSummary.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JsonParseException e) {
      throw new VaeException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Writes summary.json.
  ///
  /// @param summary how it came out
  public void write(RunSummary summary) {
    writeText("summary.json", GSON.toJson(summary));
  }

  /// Where the run stands.
  ///
  /// @return the file; it may not exist yet
  public Path lastCheckpoint() {
    return path.resolve("checkpoints").resolve("last.ckpt");
  }

  /// The best epoch, when early stopping watches for it.
  ///
  /// @return the file; it may not exist
  public Path bestCheckpoint() {
    return path.resolve("checkpoints").resolve("best.ckpt");
  }

  /// The checkpoint whose model the run stands for: the best epoch with early stopping, else the
  /// last.
  ///
  /// @return the file; it may not exist yet
  public Path modelCheckpoint() {
    boolean best = config.optimization().patience() > 0 && Files.exists(bestCheckpoint());
    return best ? bestCheckpoint() : lastCheckpoint();
  }

  private void writeText(String name, String text) {
    AtomicFile.write(path.resolve(name), List.of(StandardCharsets.UTF_8.encode(text + "\n")));
  }
}
