package dev.kullback.app.cli;

import java.io.Serial;

/// The end of a command that cannot go on, for a reason the user can do something about.
public final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private Failure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// Wrong usage: the command line asks for something that does not exist or does not fit together.
  ///
  /// @param message one sentence saying what, where and what to do
  /// @return the failure, to be thrown
  public static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /// Data or text that cannot be read, or a place that cannot be written.
  ///
  /// @param message one sentence saying what, where and what to do
  /// @return the failure, to be thrown
  public static Failure unreadable(String message) {
    return new Failure(ExitCode.UNREADABLE, message);
  }

  /// What the program ends with.
  ///
  /// @return the exit code
  public ExitCode exitCode() {
    return exitCode;
  }
}
