package dev.kullback.app;

import dev.kullback.app.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// One run of the program with captured streams.
///
/// @param exitCode what it ended with
/// @param out what it printed on stdout
/// @param err what it printed on stderr
public record CommandRun(int exitCode, String out, String err) {

  /// Runs the program with nothing on stdin.
  ///
  /// @param arguments the command line
  /// @return how it went
  public static CommandRun of(String... arguments) {
    return withInput("", arguments);
  }

  /// Runs the program.
  ///
  /// @param input what stdin has to say
  /// @param arguments the command line
  /// @return how it went
  public static CommandRun withInput(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    int code = Kullback.execute(terminal, arguments);
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
