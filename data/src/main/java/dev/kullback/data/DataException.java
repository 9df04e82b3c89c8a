package dev.kullback.data;

import java.io.Serial;
import java.util.Objects;

/// Data that cannot be read or written: the message names the file, the place in it, and what to
/// do.
///
/// Unchecked, because only the outermost caller can do anything about it: tell the user.
public final class DataException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// An error in the data themselves.
  ///
  /// @param source the file, or another name the user knows the data by
  /// @param problem what is wrong, where, and what to do, as one clause without a final stop
  public DataException(String source, String problem) {
    super(source + ": " + problem);
  }

  /// An error that another one caused, an I/O error as a rule.
  ///
  /// @param source the file, or another name the user knows the data by
  /// @param problem what is wrong, where, and what to do, as one clause without a final stop
  /// @param cause the error underneath
  public DataException(String source, String problem, Throwable cause) {
    super(source + ": " + problem, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
