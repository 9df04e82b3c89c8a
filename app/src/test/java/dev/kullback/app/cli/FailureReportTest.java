package dev.kullback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureReportTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

  private void assertTold(ExitCode code, String sentence, Throwable failure) {
    assertEquals(code, new FailureReport(stream, false).tell(failure));
    assertEquals("kullback: " + sentence + "\n", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatTheUserCanMendKeepsItsSentence() {
    assertTold(
        ExitCode.USAGE, "needs a Q and a P, got one", Failure.usage("needs a Q and a P, got one"));
  }

  @Test
  void unreadableDataNamesTheFile() {
    assertTold(
        ExitCode.UNREADABLE, "a.npy: ends too soon", new DataException("a.npy", "ends too soon"));
  }

  @Test
  void aMissingFileIsUnreadable() {
    assertTold(
        ExitCode.UNREADABLE, "a.tex: no such file or folder", new NoSuchFileException("a.tex"));
  }

  @Test
  void aWrappedInputOutputErrorIsUnreadable() {
    assertTold(
        ExitCode.UNREADABLE,
        "input or output failed: No space left on device",
        new UncheckedIOException(new IOException("No space left on device")));
  }

  @Test
  void anythingElseIsOurBugWithAHint() {
    assertTold(
        ExitCode.BUG,
        "a bug of ours: java.lang.IllegalStateException: x;"
            + " set KULLBACK_DEBUG=1 to see the stack trace, and please report it",
        new IllegalStateException("x"));
  }

  @Test
  void debuggingShowsTheTrace() {
    new FailureReport(stream, true).tell(new IllegalStateException("x"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("\tat dev.kullback"));
  }
}
