package dev.kullback.vae.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/// What a refusal says.
public final class Refusal {
  private Refusal() {}

  /// Runs what must fail and gives its message.
  public static String of(Class<? extends Throwable> type, Executable code) {
    return Objects.requireNonNull(assertThrows(type, code).getMessage());
  }
}
