package dev.kullback.vae.config;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/// The nonlinearity after each hidden layer, applied value by value.
public enum Activation {
  /// The hyperbolic tangent.
  @SerializedName("tanh")
  TANH,
  /// max(x, 0).
  @SerializedName("relu")
  RELU,
  /// x·Φ(x), with Φ the standard normal distribution function (the exact form, not the tanh one).
  @SerializedName("gelu")
  GELU,
  /// x for x > 0, else eˣ − 1.
  @SerializedName("elu")
  ELU,
  /// x / (1 + e⁻ˣ), also called swish.
  @SerializedName("silu")
  SILU,
  /// ln(1 + eˣ).
  @SerializedName("softplus")
  SOFTPLUS,
  /// 1 / (1 + e⁻ˣ).
  @SerializedName("sigmoid")
  SIGMOID;

  /// Reads a name as it is written on the command line.
  ///
  /// @param text such as `tanh`, in any case
  /// @return the activation
  /// @throws IllegalArgumentException when there is none of that name; the message lists them
  public static Activation parse(String text) {
    return Choice.of("activation", values(), text);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
