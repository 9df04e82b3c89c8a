package dev.kullback.app.cli;

/// How the program ends; other programs rely on these numbers.
public enum ExitCode {
  /// Done.
  DONE(0),
  /// A negative verdict: a false step, a threshold passed.
  VERDICT(1),
  /// Wrong usage: an option, an argument, or a combination of them.
  USAGE(2),
  /// Data or text that cannot be read, or a place that cannot be written.
  UNREADABLE(3),
  /// A bug of ours.
  BUG(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /// The number the operating system sees.
  ///
  /// @return the exit status
  public int number() {
    return number;
  }
}
