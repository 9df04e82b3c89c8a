package dev.kullback.vae;

import java.io.Serial;

/// Something outside the program prevents the work: a folder that cannot be written, a damaged
/// checkpoint, natives that cannot be loaded. The message is one sentence saying what, where and
/// what to do about it, fit to be shown as it is.
public class VaeException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// With a message alone.
  ///
  /// @param message one sentence for the user
  public VaeException(String message) {
    super(message);
  }

  /// With the error underneath.
  ///
  /// @param message one sentence for the user
  /// @param cause what was thrown
  public VaeException(String message, Throwable cause) {
    super(message, cause);
  }
}
