package dev.kullback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KullbackTest {
  @Test
  void versionNamesTheCommitOnStdout() {
    CommandRun run = CommandRun.of("--version");
    assertEquals(0, run.exitCode());
    assertTrue(
        run.out()
            .matches(
                "(?s)kullback \\d+\\.\\d+\\.\\d+\\S* \\(commit \\S+\\)\nJava .*\nkernels: \\w+.*"),
        run.out());
    assertEquals("", run.err());
  }

  @Test
  void helpGoesToStdoutAndFitsTheWidth() {
    CommandRun run = CommandRun.of("--help");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("Exit status: 0 done"), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 100), run.out());
    assertEquals("", run.err());
  }

  @Test
  void noCommandIsWrongUsage() {
    CommandRun run = CommandRun.of();
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("Usage: kullback"), run.err());
  }

  @Test
  void anUnknownOptionIsOneSentence() {
    CommandRun run = CommandRun.of("--nope");
    assertEquals(2, run.exitCode());
    assertEquals("kullback: Unknown option: '--nope'\n", run.err());
  }

  @Test
  void completionScriptKnowsTheCommands() {
    CommandRun run = CommandRun.of("completion");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().startsWith("#!/usr/bin/env bash"), run.out());
    assertTrue(run.out().contains("completion"), run.out());
  }
}
