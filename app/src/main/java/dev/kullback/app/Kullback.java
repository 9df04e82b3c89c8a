package dev.kullback.app;

import dev.kullback.app.check.CheckCommand;
import dev.kullback.app.cli.CompletionCommand;
import dev.kullback.app.cli.ExitCode;
import dev.kullback.app.cli.FailureReport;
import dev.kullback.app.cli.StandardError;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.cli.Version;
import dev.kullback.app.fit.FitCommand;
import dev.kullback.app.information.InformationCommand;
import dev.kullback.app.kl.KlCommand;
import dev.kullback.app.nearest.NearestCommand;
import dev.kullback.app.prove.ProveCommand;
import dev.kullback.app.train.EncodeCommand;
import dev.kullback.app.train.EvaluateCommand;
import dev.kullback.app.train.ReportCommand;
import dev.kullback.app.train.SampleCommand;
import dev.kullback.app.train.TrainCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The program: registers the commands, runs the one asked for, and turns what it throws into a
/// sentence and an exit code.
@Command(
    name = "kullback",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Everything about the Kullback-Leibler divergence between Gaussians:",
      "compute it to the last digit, prove it, and learn with it."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  kullback kl \"N([0.3,-1.2], diag(0.5, 2))\" \"N(0, I)\"",
      "      one divergence, in nats and bits, with its mean and covariance terms",
      "  kullback kl --mean mean.npy --log-variance lv.npy -o kl.npy",
      "      the divergence of every row from N(0, I), of any number of rows, streamed",
      "  kullback train",
      "      a variational autoencoder of handwritten digits, with a report to look at",
      "",
      "Results go to stdout; progress, notes and warnings to stderr.",
      "KL(q||p) has q first, and is measured in nats.",
      "",
      "Exit status: 0 done, 1 a negative verdict, 2 wrong usage, 3 data that cannot be",
      "read or written, 70 a bug of ours.",
      "Environment: KULLBACK_DEBUG=1 shows stack traces, KULLBACK_JAVA_OPTS goes to the",
      "JVM, NO_COLOR turns colours off."
    })
public final class Kullback implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Kullback(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Runs the program and ends the JVM with its exit code.
  ///
  /// @param arguments the command line
  public static void main(String[] arguments) {
    StandardError.restore();
    System.exit(execute(Terminal.system(), arguments));
  }

  /// Runs the program on the given streams.
  ///
  /// @param terminal the streams
  /// @param arguments the command line
  /// @return the exit code
  public static int execute(Terminal terminal, String... arguments) {
    FailureReport report =
        new FailureReport(terminal.err(), System.getenv(FailureReport.DEBUG) != null);
    try {
      return commandLine(terminal, report).execute(arguments);
    } catch (Error failure) { // picocli hands on exceptions only
      return report.tell(failure).number();
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  /// Without a command: the usage, as an error.
  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err(), colors(terminal.errHasColor()));
    return ExitCode.USAGE.number();
  }

  /// Every command has its line here.
  private static CommandLine commands(Terminal terminal) {
    return new CommandLine(new Kullback(terminal))
        .addSubcommand(new KlCommand(terminal))
        .addSubcommand(new InformationCommand(terminal))
        .addSubcommand(new NearestCommand(terminal))
        .addSubcommand(new FitCommand(terminal))
        .addSubcommand(new ProveCommand(terminal))
        .addSubcommand(new TrainCommand(terminal))
        .addSubcommand(new EvaluateCommand(terminal))
        .addSubcommand(new EncodeCommand(terminal))
        .addSubcommand(new SampleCommand(terminal))
        .addSubcommand(new ReportCommand(terminal))
        .addSubcommand(new CheckCommand(terminal))
        .addSubcommand(new CompletionCommand(terminal))
        .addSubcommand(new CommandLine.HelpCommand());
  }

  private static CommandLine commandLine(Terminal terminal, FailureReport report) {
    return commands(terminal)
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(colors(terminal.outHasColor()))
        .setUsageHelpWidth(Math.clamp(terminal.columns(), 84, 100))
        .setAbbreviatedOptionsAllowed(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, _) -> report.tell(wrong).number())
        .setExecutionExceptionHandler((failure, _, _) -> report.tell(failure).number());
  }

  private static ColorScheme colors(boolean color) {
    return CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF);
  }
}
