package dev.kullback.bench.compare;

import dev.kullback.Kullback;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jdk.incubator.vector.FloatVector;

/// Reads one command a line, answers each with one line:
///
/// ```text
/// diagonal NAME n float|double     load a case                     time WHO SECONDS     seconds per call
/// pairs NAME n float|double                                        answer WHO FILE      write what WHO computed
/// dense NAME n                                                     read THREADS STREAMS SECONDS   bytes a second
/// size ELEMENTS n                  a case of no interest           fma SECONDS          vector operations a second
/// machine                          lanes of a vector, kernels, Java
/// ```
public final class Worker {
  private final Path folder;
  private Map<String, Contestant> contestants = Map.of();

  private Worker(Path folder) {
    this.folder = folder;
  }

  /// Serves until the input ends.
  ///
  /// @param arguments the folder of the inputs
  /// @throws IOException when the pipe breaks
  public static void main(String[] arguments) throws IOException {
    Worker worker = new Worker(Path.of(arguments[0]));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println(worker.answer(line.split(" ")));
    }
  }

  private String answer(String[] words) throws IOException {
    return switch (words[0]) {
      case "diagonal", "pairs", "dense", "size" -> {
        contestants = Map.of(); // the memory of the case before
        contestants = load(words);
        yield "loaded";
      }
      case "time" ->
          String.valueOf(
              Stopwatch.secondsPerCall(contestant(words[1]), Double.parseDouble(words[2])));
      case "answer" -> {
        write(contestant(words[1]), Path.of(words[2]));
        yield "written";
      }
      case "read" ->
          String.valueOf(
              Roofline.bytesPerSecond(
                  Integer.parseInt(words[1]), words[2].equals("4"), Double.parseDouble(words[3])));
      case "fma" -> String.valueOf(Roofline.multiplyAddsPerSecond(Double.parseDouble(words[1])));
      case "machine" ->
          "%d;%s;%s"
              .formatted(
                  FloatVector.SPECIES_PREFERRED.length(),
                  Kullback.kernels(),
                  System.getProperty("java.vm.version"));
      default -> throw new IllegalArgumentException("no such command: " + String.join(" ", words));
    };
  }

  private Map<String, Contestant> load(String[] words) {
    Inputs inputs = new Inputs(folder, words[1]);
    int n = Integer.parseInt(words[2]);
    return switch (words[0]) {
      case "diagonal" -> DiagonalCase.of(inputs, n, words[3].equals("float"));
      case "pairs" -> PairsCase.of(inputs, n, words[3].equals("float"));
      case "dense" -> DenseCase.of(inputs, n);
      default -> DiagonalCase.ofSize(Integer.parseInt(words[1]), n);
    };
  }

  private Contestant contestant(String name) {
    Contestant one = contestants.get(name);
    if (one == null) {
      throw new IllegalArgumentException("no such contestant: " + name);
    }
    return one;
  }

  private static void write(Contestant contestant, Path file) throws IOException {
    contestant.run();
    MemorySegment answer = contestant.answer();
    Files.write(file, answer.toArray(ValueLayout.JAVA_BYTE));
  }
}
