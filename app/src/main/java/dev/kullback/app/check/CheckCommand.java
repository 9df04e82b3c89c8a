package dev.kullback.app.check;

import dev.kullback.app.cli.ExitCode;
import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.proof.Checker;
import dev.kullback.proof.check.Report;
import dev.kullback.proof.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kullback check`: the verdict on every equality of a derivation.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a derivation about Gaussians, equality by equality.",
      "",
      "Reads Markdown or LaTeX (or plain lines) and proves or refutes every displayed",
      "equality, for every dimension n, every mean and every covariance. A false step",
      "comes with the difference, the smallest counterexample, and a proved repair",
      "where a small one exists.",
      ""
    },
    customSynopsis = {
      "kullback check FILE|- [--format text|json|html] [-o FILE]",
      "                      [--declare FORMULAS]... [--strict]",
      ""
    },
    footer = {
      "",
      "Exit status: 0 nothing is refuted, 1 a false step (with --strict: anything but",
      "TRUE), 3 nothing in the text can be read as an equality. Steps that are only",
      "tested or unreadable beside readable ones do not change the status without",
      "--strict; they are counted in the summary.",
      "",
      "Examples:",
      "  kullback check homework.md",
      "  kullback check paper.tex -o report.html",
      "  echo 'E_q[z^T z] = |\\Sigma| + \\mu^T \\mu' | kullback check -",
      "  kullback check notes.md --declare 'q = N(\\mu, \\sigma^2 I), p = N(0, I)'"
    })
public final class CheckCommand implements Callable<Integer> {

  private static final long LARGEST_TEXT = 16L << 20;

  /// What the verdicts are written as.
  enum Format {
    /// For people at a terminal.
    TEXT,
    /// For programs.
    JSON,
    /// A page for a browser.
    HTML;

    static Format of(String file) {
      String name = file.toLowerCase(Locale.ROOT);
      if (name.endsWith(".json")) {
        return JSON;
      }
      return name.endsWith(".html") || name.endsWith(".htm") ? HTML : TEXT;
    }
  }

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", description = "The text; - is standard input.")
  private String file = "-";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json or html; as the name of the output asks, else text.")
  private @Nullable Format format;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the report to a file; - is standard output.")
  private @Nullable String output;

  @Option(
      names = "--declare",
      paramLabel = "FORMULAS",
      description = {
        "What the text leaves out, in the text's own notation:",
        "'q = N(\\mu_1, \\Sigma_1), p = N(\\mu_2, \\Sigma_2)'."
      })
  private List<String> declare = List.of();

  @Option(names = "--strict", description = "End with 1 unless every equality is TRUE.")
  private boolean strict;

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    String text = text();
    Report report = Checker.check(text, String.join("\n", declare));
    if (report.equalities().isEmpty()) {
      throw Failure.unreadable(
          name() + ": needs at least one displayed equality, such as $$ a = b $$, got none");
    }
    write(rendered(report, text));
    return exitCode(report).number();
  }

  private String text() throws IOException {
    return Source.decode(bytes(), name(), terminal);
  }

  private byte[] bytes() throws IOException {
    if (file.equals("-")) {
      byte[] bytes = terminal.in().readNBytes((int) LARGEST_TEXT + 1);
      if (bytes.length > LARGEST_TEXT) {
        throw tooLarge();
      }
      return bytes;
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw Failure.unreadable(file + ": needs a text, got a folder");
    }
    if (Files.size(path) > LARGEST_TEXT) {
      throw tooLarge();
    }
    return Files.readAllBytes(path);
  }

  private String name() {
    return file.equals("-") ? "standard input" : file;
  }

  private Failure tooLarge() {
    return Failure.unreadable(name() + ": needs a text of at most 16 MiB, got more");
  }

  private String rendered(Report report, String text) {
    return switch (chosen()) {
      case TEXT -> new TextPage(colors()).of(report);
      case JSON -> JsonPage.of(report);
      case HTML -> HtmlPage.of(report, name(), text);
    };
  }

  private Format chosen() {
    if (json) {
      return Format.JSON;
    }
    return format != null ? format : Format.of(output == null ? "" : output);
  }

  private boolean colors() {
    return terminal.outHasColor() && toStandardOutput();
  }

  private boolean toStandardOutput() {
    return output == null || output.equals("-");
  }

  private void write(String page) throws IOException {
    if (output == null || output.equals("-")) {
      terminal.out().println(page);
    } else {
      Files.writeString(Path.of(output), page + "\n");
      terminal.note("wrote " + output);
    }
  }

  private ExitCode exitCode(Report report) {
    Map<Verdict, Integer> summary = report.summary();
    int all = report.equalities().size();
    if (report.hasFalse() || (strict && summary.getOrDefault(Verdict.TRUE, 0) < all)) {
      return ExitCode.VERDICT;
    }
    return summary.getOrDefault(Verdict.UNREADABLE, 0) == all ? ExitCode.UNREADABLE : ExitCode.DONE;
  }
}
