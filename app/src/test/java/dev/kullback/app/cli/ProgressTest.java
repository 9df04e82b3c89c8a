package dev.kullback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Terminal plain = Terminal.of(InputStream.nullInputStream(), stream, stream);
  private long millis;

  private Progress start(Terminal terminal) {
    return Progress.start(terminal, "kl", () -> TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aShortTaskShowsNothing() {
    try (Progress progress = start(plain.interactive(80))) {
      millis = 999;
      progress.advance(0.9, "");
    }
    assertEquals("", shown());
  }

  @Test
  void onATerminalTheLineIsRedrawnAndTakenAway() {
    try (Progress progress = start(plain.interactive(60))) {
      millis = 1000;
      progress.advance(0.25, "3 rows/s");
      millis = 1050;
      progress.advance(0.26, "too soon");
      millis = 2000;
      progress.advance(0.5, "4 rows/s");
    }
    String[] lines = shown().split("\r");
    assertEquals(4, lines.length, shown());
    assertTrue(lines[1].startsWith("kl ━━━━━━╌"), lines[1]);
    assertTrue(lines[1].endsWith("25 %  3 rows/s  3 s left\u001b[K"), lines[1]);
    assertTrue(lines[2].contains("50 %  4 rows/s  2 s left"), lines[2]);
    assertEquals("\u001b[K", lines[3]);
  }

  @Test
  void theLineNeverWraps() {
    try (Progress progress = start(plain.interactive(40)).showAtOnce()) {
      progress.advance(0.5, "x".repeat(200));
    }
    assertEquals(39, shown().split("\r")[1].replace("\u001b[K", "").length());
  }

  @Test
  void elsewhereAPlainLineEveryTenSeconds() {
    try (Progress progress = start(plain)) {
      for (millis = 0; millis < 25_000; millis += 100) {
        progress.advance(millis / 25_000.0, "");
      }
    }
    assertEquals("kl 40 %  15 s left\nkl 80 %  5 s left\n", shown());
  }
}
