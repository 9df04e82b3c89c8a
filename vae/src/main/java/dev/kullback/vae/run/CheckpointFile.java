package dev.kullback.vae.run;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kullback.vae.VaeException;
import dev.kullback.vae.config.ConfigJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// A [Checkpoint] as a file, all numbers little-endian:
///
///     8 bytes  the letters KULLBVAE        4 bytes  format, 1        4 bytes  length of the header
///     header   JSON: config, data, state, number of floats in each array
///     floats   parameters, first moment, second moment
///     8 bytes  CRC-32C of everything before
///
/// A file that is cut short, longer, or changed in any bit is refused.
public final class CheckpointFile {
  private static final byte[] MAGIC = "KULLBVAE".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 1;
  private static final int PREFIX = MAGIC.length + 2 * Integer.BYTES;
  private static final Gson GSON = new Gson();

  private CheckpointFile() {}

  /// Writes, atomically.
  ///
  /// @param file where to
  /// @param checkpoint what
  /// @param durable whether it must outlive a power cut, which costs a wait for the disk; it
  ///   outlives the end of the process in any case
  /// @throws VaeException when the file cannot be written
  public static void write(Path file, Checkpoint checkpoint, boolean durable) {
    byte[] header = header(checkpoint).toString().getBytes(StandardCharsets.UTF_8);
    int floats = checkpoint.tensors().parameters().length;
    long size = PREFIX + header.length + 3L * floats * Float.BYTES + Long.BYTES;
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putInt(FORMAT).putInt(header.length).put(header);
    put(buffer, checkpoint.tensors().parameters());
    put(buffer, checkpoint.tensors().firstMoment());
    put(buffer, checkpoint.tensors().secondMoment());
    buffer.putLong(checksum(buffer.slice(0, buffer.position())));
    AtomicFile.write(file, List.of(buffer.flip()), durable);
  }

  /// Reads and checks.
  ///
  /// @param file what [#write] wrote
  /// @return the checkpoint
  /// @throws VaeException when there is none, or it is damaged
  public static Checkpoint read(Path file) {
    ByteBuffer buffer = load(file);
    try {
      return parse(file, buffer);
    } catch (RuntimeException e) {
      if (e instanceof VaeException known) {
        throw known;
      }
      throw damaged(file, "its header cannot be read", e);
    }
  }

  private static Checkpoint parse(Path file, ByteBuffer buffer) {
    if (buffer.remaining() < PREFIX + Long.BYTES) {
      throw damaged(file, "it has only " + buffer.remaining() + " bytes", null);
    }
    byte[] magic = new byte[MAGIC.length];
    buffer.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw damaged(file, "it does not begin as a checkpoint does", null);
    }
    int format = buffer.getInt();
    if (format != FORMAT) {
      throw new VaeException(
          file + " has checkpoint format " + format + ", this version reads " + FORMAT);
    }
    requireChecksum(file, buffer);
    byte[] bytes = new byte[buffer.getInt()];
    buffer.get(bytes);
    JsonObject header =
        JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    int floats = header.get("floats").getAsInt();
    if (buffer.remaining() != 3L * floats * Float.BYTES + Long.BYTES) {
      throw damaged(file, "it needs three arrays of " + floats + " floats", null);
    }
    return new Checkpoint(
        ConfigJson.read(header.get("config")),
        header.get("trainSha256").getAsString(),
        header.get("dimension").getAsInt(),
        GSON.fromJson(header.get("state"), TrainingState.class),
        new Checkpoint.Tensors(get(buffer, floats), get(buffer, floats), get(buffer, floats)));
  }

  private static void requireChecksum(Path file, ByteBuffer buffer) {
    int end = buffer.limit() - Long.BYTES;
    if (checksum(buffer.slice(0, end)) != buffer.getLong(end)) {
      throw damaged(file, "its checksum is wrong", null);
    }
  }

  private static JsonObject header(Checkpoint checkpoint) {
    JsonElement config = ConfigJson.write(checkpoint.config());
    JsonObject header = new JsonObject();
    header.add("config", config);
    header.addProperty("trainSha256", checkpoint.trainSha256());
    header.addProperty("dimension", checkpoint.dimension());
    header.add("state", GSON.toJsonTree(checkpoint.state()));
    header.addProperty("floats", checkpoint.tensors().parameters().length);
    return header;
  }

  private static long checksum(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return crc.getValue();
  }

  private static void put(ByteBuffer buffer, float[] values) {
    buffer.asFloatBuffer().put(values);
    buffer.position(buffer.position() + values.length * Float.BYTES);
  }

  private static float[] get(ByteBuffer buffer, int count) {
    float[] values = new float[count];
    buffer.asFloatBuffer().get(values);
    buffer.position(buffer.position() + count * Float.BYTES);
    return values;
  }

  private static ByteBuffer load(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (NoSuchFileException e) {
      throw new VaeException("there is no checkpoint " + file + " to start from", e);
    } catch (IOException e) {
      throw new VaeException(file + " cannot be read (" + AtomicFile.reason(e) + ")", e);
    }
  }

  private static VaeException damaged(
      Path file, String how, @org.jspecify.annotations.Nullable Throwable cause) {
    String message = "checkpoint " + file + " is damaged: " + how + "; train again from the start";
    return cause == null ? new VaeException(message) : new VaeException(message, cause);
  }
}
