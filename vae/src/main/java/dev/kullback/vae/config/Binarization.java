package dev.kullback.vae.config;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/// What happens to values in [0, 1] before the model sees them. The numbers of two treatments are
/// not comparable: they differ by 2 to 10 nats on MNIST.
public enum Binarization {
  /// The values as they are.
  @SerializedName("none")
  NONE,
  /// Each value becomes 1 with probability equal to itself, drawn once for the whole run.
  @SerializedName("static")
  STATIC,
  /// The same, drawn anew in every epoch; validation and test rows are drawn once.
  @SerializedName("dynamic")
  DYNAMIC,
  /// 1 where the value exceeds one half, else 0.
  @SerializedName("threshold")
  THRESHOLD;

  /// Reads a name as it is written on the command line.
  ///
  /// @param text such as `dynamic`, in any case
  /// @return the treatment
  /// @throws IllegalArgumentException when there is none of that name; the message lists them
  public static Binarization parse(String text) {
    return Choice.of("binarization", values(), text);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
