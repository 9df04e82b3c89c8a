package dev.kullback.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The streams of the program, and what is at the other end of each.
///
/// stdout carries the result and nothing else; progress, notes and warnings go to stderr. Both are
/// UTF-8 whatever the locale, so that a result is the same bytes on every machine. The JVM cannot
/// tell whether a single stream is a terminal; the launcher can, and passes it on as system
/// properties.
public final class Terminal {
  private static final int DEFAULT_COLUMNS = 80;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean outInteractive;
  private final boolean errInteractive;
  private final boolean color;
  private final int columns;

  private Terminal(
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean outInteractive,
      boolean errInteractive,
      boolean color,
      int columns) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.outInteractive = outInteractive;
    this.errInteractive = errInteractive;
    this.color = color;
    this.columns = columns;
  }

  /// The streams of this process.
  ///
  /// @return the terminal the launcher described, or plain streams without one
  public static Terminal system() {
    return new Terminal(
        System.in,
        utf8(FileDescriptor.out, false),
        utf8(FileDescriptor.err, true),
        Boolean.getBoolean("kullback.terminal.out"),
        Boolean.getBoolean("kullback.terminal.err"),
        System.getenv().getOrDefault("NO_COLOR", "").isEmpty(),
        Math.clamp(Integer.getInteger("kullback.terminal.columns", DEFAULT_COLUMNS), 20, 1000));
  }

  /// Streams that are no terminal: files, pipes, or a test's buffers.
  ///
  /// @param in standard input
  /// @param out standard output
  /// @param err standard error
  /// @return the streams, without colour
  public static Terminal of(InputStream in, PrintStream out, PrintStream err) {
    return new Terminal(in, out, err, false, false, false, DEFAULT_COLUMNS);
  }

  /// The same streams, taken for a terminal of the given width.
  ///
  /// @param newColumns the width in characters
  /// @return an interactive terminal, with colour
  public Terminal interactive(int newColumns) {
    return new Terminal(in, out, err, true, true, true, newColumns);
  }

  /// Standard input.
  ///
  /// @return the stream that `-` stands for
  public InputStream in() {
    return in;
  }

  /// Standard output, for the result.
  ///
  /// @return a buffered UTF-8 stream, flushed when the command ends
  public PrintStream out() {
    return out;
  }

  /// Standard error, for everything else.
  ///
  /// @return a UTF-8 stream that shows each line at once
  public PrintStream err() {
    return err;
  }

  /// Whether a person reads stdout.
  ///
  /// @return true on a terminal
  public boolean outIsTerminal() {
    return outInteractive;
  }

  /// Whether a person reads stderr.
  ///
  /// @return true on a terminal
  public boolean errIsTerminal() {
    return errInteractive;
  }

  /// How many characters fit on a line.
  ///
  /// @return the width
  public int columns() {
    return columns;
  }

  /// Emphasis for stdout: bold on a terminal, plain elsewhere or under NO_COLOR.
  ///
  /// @param text what to emphasise
  /// @return the text, escaped where that helps
  public String bold(String text) {
    return outInteractive && color ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  /// Whether stdout takes colours.
  ///
  /// @return true on a terminal without NO_COLOR
  public boolean outHasColor() {
    return outInteractive && color;
  }

  /// Whether stderr takes colours.
  ///
  /// @return true on a terminal without NO_COLOR
  public boolean errHasColor() {
    return errInteractive && color;
  }

  /// A remark for the person at stderr.
  ///
  /// @param sentence one line
  public void note(String sentence) {
    err.println("kullback: " + sentence);
  }

  private static PrintStream utf8(FileDescriptor descriptor, boolean autoFlush) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)),
        autoFlush,
        StandardCharsets.UTF_8);
  }
}
