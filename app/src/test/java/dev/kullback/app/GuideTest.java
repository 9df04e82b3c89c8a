package dev.kullback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the guide shows is what the program prints.
class GuideTest {
  private static final String DOCS = Path.of("..", "docs").toString();
  private static final String PROMPT = "$ kullback ";

  @TempDir private Path folder = Path.of("");

  /// A command line and all that it prints.
  private record Shown(String command, List<String> lines) {}

  @Test
  void comparingDataShowsWhatIsPrinted() throws IOException {
    List<Shown> session = session(Path.of(DOCS, "comparing-data.md"));
    assertEquals(6, session.size());
    for (Shown shown : session) {
      CommandRun run = CommandRun.of(arguments(shown.command));
      String printed = (run.out() + run.err()).replace(DOCS, "docs");
      assertEquals(shown.lines, printed.lines().toList(), shown.command);
    }
    assertTrue(Files.exists(folder.resolve("reference.json")));
  }

  /// Data are beside the guide, files it writes in a folder of the test.
  private String[] arguments(String command) {
    return Arrays.stream(command.split(" "))
        .map(word -> word.startsWith("docs/") ? DOCS + word.substring("docs".length()) : word)
        .map(word -> word.endsWith(".json") ? folder.resolve(word).toString() : word)
        .toArray(String[]::new);
  }

  private static List<Shown> session(Path guide) throws IOException {
    List<Shown> session = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(guide)) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith(PROMPT)) {
        session.add(new Shown(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (inside) {
        session.getLast().lines.add(line);
      }
    }
    return session;
  }
}
