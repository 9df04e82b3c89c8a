package dev.kullback.vae.results;

import com.google.gson.annotations.SerializedName;

/// One sentence of the verdict on a run.
///
/// @param severity how grave
/// @param sentence for the user, complete
public record Finding(Severity severity, String sentence) {

  /// How grave a finding is.
  public enum Severity {
    /// As it should be.
    @SerializedName("good")
    GOOD,
    /// Worth knowing; nothing is wrong.
    @SerializedName("note")
    NOTE,
    /// The numbers hold, but something should be changed.
    @SerializedName("warning")
    WARNING,
    /// The numbers are not to be used.
    @SerializedName("bad")
    BAD
  }
}
