package dev.kullback.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/// One line on stderr that says how far a long task is: label, bar, columns of the task's own, time
/// left.
///
/// On a terminal the line is redrawn in place, at most ten times a second; elsewhere a plain line
/// appears every ten seconds. A task that is over within a second shows nothing, unless the bar is
/// opened with [#showAtOnce()]. Safe to advance from several threads.
public final class Progress implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long REDRAW = SECOND / 10;
  private static final long PLAIN_LINE = 10 * SECOND;
  private static final int BAR = 24;
  private static final int SHORTEST_BAR = 4;

  private final Terminal terminal;
  private final String label;
  private final LongSupplier nanoTime;
  private final long start;
  private long next;
  private boolean drawn;

  private Progress(Terminal terminal, String label, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.label = label;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.next = start + (terminal.errIsTerminal() ? SECOND : PLAIN_LINE);
  }

  /// Starts the clock.
  ///
  /// @param terminal where to draw
  /// @param label what is going on, in a word or two
  /// @return a bar that shows itself when it is worth it
  public static Progress start(Terminal terminal, String label) {
    return start(terminal, label, System::nanoTime);
  }

  /// Starts with a clock of one's own.
  ///
  /// @param terminal where to draw
  /// @param label what is going on, in a word or two
  /// @param nanoTime the clock, in nanoseconds
  /// @return a bar that shows itself when it is worth it
  public static Progress start(Terminal terminal, String label, LongSupplier nanoTime) {
    return new Progress(terminal, label, nanoTime);
  }

  /// Shows the bar from the first advance on, on a terminal.
  ///
  /// @return this
  public synchronized Progress showAtOnce() {
    if (terminal.errIsTerminal()) {
      next = start;
    }
    return this;
  }

  /// Says how far the task is.
  ///
  /// @param fraction from 0 to 1
  /// @param columns what else to show, already laid out; may be empty
  public synchronized void advance(double fraction, String columns) {
    long now = nanoTime.getAsLong();
    double secondsLeft =
        fraction > 0 ? (now - start) * (1 - fraction) / fraction / SECOND : Double.NaN;
    advance(fraction, secondsLeft, columns, now);
  }

  /// Says how far the task is, where the bar is of a part and the time of the whole.
  ///
  /// @param fraction from 0 to 1
  /// @param secondsLeft until the end, NaN where nobody knows
  /// @param columns what else to show, already laid out; may be empty
  public synchronized void advance(double fraction, double secondsLeft, String columns) {
    advance(fraction, secondsLeft, columns, nanoTime.getAsLong());
  }

  private void advance(double fraction, double secondsLeft, String columns, long now) {
    if (now - next >= 0) {
      draw(line(Math.clamp(fraction, 0, 1), secondsLeft, columns), now);
    }
  }

  /// Takes the bar away; what follows on stderr starts on a clean line.
  @Override
  public synchronized void close() {
    if (drawn && terminal.errIsTerminal()) {
      print("\r\u001b[K");
    }
    drawn = false;
  }

  private void draw(String text, long now) {
    if (terminal.errIsTerminal()) {
      int fits = terminal.columns() - 1;
      print("\r" + (text.length() > fits ? text.substring(0, fits) : text) + "\u001b[K");
      next = now + REDRAW;
    } else {
      terminal.err().println(text);
      next = now + PLAIN_LINE;
    }
    drawn = true;
  }

  private String line(double fraction, double secondsLeft, String columns) {
    String percent = Math.round(100 * fraction) + " %";
    String left =
        Double.isFinite(secondsLeft) ? "  " + seconds(Math.round(secondsLeft)) + " left" : "";
    String rest = percent + (columns.isEmpty() ? "" : "  " + columns) + left;
    return label
        + " "
        + bar(fraction, terminal.columns() - label.length() - rest.length() - 3)
        + rest;
  }

  /// The bar with a space behind it; on a narrow terminal it makes room for the text.
  private String bar(double fraction, int room) {
    int length = Math.min(BAR, room);
    if (!terminal.errIsTerminal() || length < SHORTEST_BAR) {
      return "";
    }
    int full = (int) (fraction * length);
    return "━".repeat(full) + "╌".repeat(length - full) + " ";
  }

  private static String seconds(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return time.toHours() > 0
        ? "%d h %02d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() > 0
            ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
            : time.toSeconds() + " s";
  }

  private void print(String text) {
    PrintStream err = terminal.err();
    err.print(text);
    err.flush();
  }
}
