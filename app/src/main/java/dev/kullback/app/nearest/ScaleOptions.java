package dev.kullback.app.nearest;

import dev.kullback.Parameterization;
import dev.kullback.app.cli.Failure;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of the options for scales was given, for one side.
final class ScaleOptions {
  private final String prefix;
  private final @Nullable String mean;
  private final Map<Parameterization, String> files = new EnumMap<>(Parameterization.class);

  ScaleOptions(String prefix, @Nullable String mean) {
    this.prefix = prefix;
    this.mean = mean;
  }

  ScaleOptions with(Parameterization kind, @Nullable String file) {
    if (file != null) {
      files.put(kind, file);
    }
    return this;
  }

  boolean areGiven() {
    return mean != null || !files.isEmpty();
  }

  /// The file of means.
  String mean() {
    if (mean == null) {
      throw Failure.usage("needs " + prefix + "mean FILE, got no means");
    }
    return mean;
  }

  Parameterization kind() {
    if (files.size() != 1) {
      throw Failure.usage(
          "needs one of %1$slog-variance, %1$svariance, %1$ssigma and %1$sprecision, got %2$s"
              .formatted(prefix, files.isEmpty() ? "none" : files.size() + " of them"));
    }
    return files.keySet().iterator().next();
  }

  /// The file of scales.
  String scale() {
    return files.getOrDefault(kind(), "");
  }
}
