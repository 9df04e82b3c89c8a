package dev.kullback.fresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Kullback;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What only a JVM that has done nothing else can show.
class FreshJvmTest {
  private static final String VECTOR = "--add-modules=jdk.incubator.vector";

  /// Which code C2 boxes differs from JVM to JVM, so several are asked.
  @Test
  void callsAllocateNothingInFiveJvms() throws IOException, InterruptedException {
    List<String> kinds =
        List.of("LOG_VARIANCE", "VARIANCE", "LOG_VARIANCE", "STANDARD_DEVIATION", "PRECISION");
    for (String kind : kinds) {
      List<String> lines = lines(start(List.of(AllocationProbe.class.getName(), kind), VECTOR));
      assertTrue(lines.size() >= 15, lines::toString);
      assertTrue(lines.stream().allMatch(line -> line.endsWith(": 0")), lines::toString);
    }
  }

  /// Uncompiled vector code would need 170 ms for this call. The least of several, since whatever
  /// else the machine does only adds.
  @Test
  void theFirstCallIsAtMostFiftyMillisecondsSlowerThanTheScalarOne()
      throws IOException, InterruptedException {
    double vector = Double.MAX_VALUE;
    double scalar = Double.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      String[] quick =
          lines(start(List.of(FirstCallProbe.class.getName()), VECTOR)).getFirst().split(" ", 2);
      assertTrue(quick[1].startsWith("vector"), quick[1]);
      vector = Math.min(vector, Double.parseDouble(quick[0]));
      String[] twin =
          lines(start(List.of(FirstCallProbe.class.getName()))).getFirst().split(" ", 2);
      assertEquals("scalar", twin[1]);
      scalar = Math.min(scalar, Double.parseDouble(twin[0]));
    }
    double difference = vector - scalar;
    assertTrue(difference <= 50, () -> "got " + difference + " ms");
  }

  @Test
  void theScalarKernelsCanBeAskedFor() throws IOException, InterruptedException {
    List<String> main = List.of(FirstCallProbe.class.getName());
    String line = lines(start(main, VECTOR, "-Dkullback.kernels=scalar")).getFirst();
    assertTrue(line.endsWith(" scalar"), line);
  }

  private static Process start(List<String> main, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            folder(FreshJvmTest.class),
            folder(Kullback.class),
            System.getProperty("java.class.path", ""),
            System.getProperty("jdk.module.path", "")));
    command.addAll(main);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /// Where a class lies; what the tests are started with does not always name it.
  private static String folder(Class<?> type) {
    String name = type.getName().replace('.', '/') + ".class";
    String url = String.valueOf(type.getResource(type.getSimpleName() + ".class"));
    return url.startsWith("file:")
        ? Path.of(URI.create(url.substring(0, url.length() - name.length()))).toString()
        : "";
  }

  private static List<String> lines(Process process) throws IOException, InterruptedException {
    String out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), out);
    return out.lines().toList();
  }
}
