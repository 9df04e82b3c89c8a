package dev.kullback.app.information;

import dev.kullback.Gaussian;
import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.gaussian.GaussianFile;
import dev.kullback.app.kl.literal.GaussianLiteral;
import dev.kullback.app.kl.literal.LiteralException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kullback information`: entropy, mutual information and total correlation of one Gaussian.
@Command(
    name = "information",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The entropy of a Gaussian, and how strongly its coordinates depend on each other.",
      "",
      "The total correlation of all coordinates; with --block given twice the mutual",
      "information of the two blocks, with more the total correlation of the blocks.",
      ""
    },
    customSynopsis = {"kullback information JOINT [--block I,J,..]... [--json]", ""},
    footer = {
      "",
      "JOINT is a Gaussian as for kullback kl, or a JSON file that kullback fit wrote.",
      "",
      "Examples:",
      "  kullback information \"N(0, [[2, 0.5], [0.5, 1]])\"",
      "  kullback information sensors.json --block 0-2 --block 3,5 --json"
    })
public final class InformationCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "JOINT", description = "The Gaussian.")
  private String joint = "";

  @Option(
      names = "--block",
      paramLabel = "I,J,..",
      description = "Coordinates that belong together, counted from 0: 0,1 or 0-3,7.")
  private List<String> blocks = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public InformationCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (blocks.size() == 1) {
      throw Failure.usage("needs --block at least twice, or not at all, got it once");
    }
    InformationReport report = report();
    terminal.out().println(json ? report.json() : report.text());
  }

  private InformationReport report() {
    List<Block> parsed = blocks.stream().map(Block::parse).toList();
    Gaussian gaussian = gaussian();
    try {
      return new InformationReport(gaussian, parsed);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private Gaussian gaussian() {
    if (GaussianFile.isMeantBy(joint)) {
      return GaussianFile.read(joint).gaussian();
    }
    try {
      return GaussianLiteral.parse("JOINT", joint).alone();
    } catch (LiteralException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }
}
