package dev.kullback.app.cli;

import dev.kullback.data.DataException;
import dev.kullback.vae.NonFiniteException;
import dev.kullback.vae.VaeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine.ParameterException;

/// The one place where an exception becomes a sentence on stderr and an exit code.
///
/// With the environment variable `KULLBACK_DEBUG` set, the stack trace follows the sentence.
public final class FailureReport {
  /// Setting this environment variable shows stack traces.
  public static final String DEBUG = "KULLBACK_DEBUG";

  private final PrintStream err;
  private final boolean debug;

  /// A report on the given stream.
  ///
  /// @param err where the sentence goes
  /// @param debug whether the stack trace follows it
  public FailureReport(PrintStream err, boolean debug) {
    this.err = err;
    this.debug = debug;
  }

  /// Tells the user, and says what to end with.
  ///
  /// @param failure what was thrown
  /// @return the exit code
  public ExitCode tell(Throwable failure) {
    ExitCode code = exitCode(failure);
    err.println("kullback: " + sentence(failure, code));
    if (debug) {
      failure.printStackTrace(err);
    }
    return code;
  }

  private static ExitCode exitCode(Throwable failure) {
    return switch (failure) {
      case Failure known -> known.exitCode();
      case ParameterException _ -> ExitCode.USAGE;
      case NonFiniteException _ -> ExitCode.VERDICT;
      case DataException _, VaeException _, IOException _, UncheckedIOException _ ->
          ExitCode.UNREADABLE;
      default -> ExitCode.BUG;
    };
  }

  private String sentence(Throwable failure, ExitCode code) {
    return switch (failure) {
      case UncheckedIOException io -> ofInputOutput(Objects.requireNonNull(io.getCause()));
      case IOException io -> ofInputOutput(io);
      case OutOfMemoryError _ ->
          "the memory does not suffice; give more with KULLBACK_JAVA_OPTS=-Xmx4g, or take less"
              + " data";
      default -> code == ExitCode.BUG ? ofBug(failure) : String.valueOf(failure.getMessage());
    };
  }

  private static String ofInputOutput(IOException io) {
    return switch (io) {
      case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileNotFoundException missing -> String.valueOf(missing.getMessage());
      default -> "input or output failed: " + io.getMessage();
    };
  }

  private String ofBug(Throwable failure) {
    String hint = debug ? "" : "; set " + DEBUG + "=1 to see the stack trace, and please report it";
    return "a bug of ours: " + failure + hint;
  }
}
