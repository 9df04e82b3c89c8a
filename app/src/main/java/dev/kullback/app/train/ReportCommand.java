package dev.kullback.app.train;

import dev.kullback.app.cli.ExitCode;
import dev.kullback.app.cli.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kullback report`: writes report.html anew.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {"Write the report of a run anew, finished or not, and print its path.", ""})
public final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of a training run.")
  private Path run = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATA",
      description = "The data of the run, where they are not where they were.")
  private @Nullable String data;

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var stored = StoredRun.open(run);
    var source = stored.source(data);
    var test = stored.sameData(source).test();
    terminal.out().println(ReportFile.write(run, source, test));
    return ExitCode.DONE.number();
  }
}
