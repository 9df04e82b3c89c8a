package dev.kullback.app.prove;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.proof.derive.Derivation;
import dev.kullback.proof.derive.Detail;
import dev.kullback.proof.derive.Family;
import dev.kullback.proof.derive.Prover;
import dev.kullback.proof.derive.Quantity;
import dev.kullback.proof.derive.Question;
import dev.kullback.proof.exact.Evaluation;
import dev.kullback.proof.exact.Point;
import dev.kullback.proof.exact.PointParser;
import dev.kullback.proof.exact.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kullback prove`: derives a closed form step by step.
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Derive the closed form of a divergence between Gaussians, for every dimension,",
      "step by step, each step with its rule.",
      ""
    },
    footer = {
      "",
      "Families: standard, isotropic, diagonal, full, univariate; and, for p, equal: a",
      "Gaussian with the covariance of q.",
      "",
      "Examples:",
      "  kullback prove",
      "  kullback prove --q full --p full --steps full",
      "  kullback prove --at \"mu=(1,-1/2), sigma=(1/2,3)\"",
      "  kullback prove --of entropy --q full -o entropy.tex",
      "  kullback prove --format latex | kullback check -"
    })
public final class ProveCommand implements Runnable {
  private final Terminal terminal;

  @Option(
      names = "--of",
      paramLabel = "QUANTITY",
      defaultValue = "kl",
      description = "kl, entropy or cross-entropy; kl unless said otherwise.")
  private String quantity = "kl";

  @Option(
      names = "--q",
      paramLabel = "FAMILY",
      defaultValue = "diagonal",
      description = "The family of q; diagonal unless said otherwise.")
  private String q = "diagonal";

  @Option(
      names = "--p",
      paramLabel = "FAMILY",
      defaultValue = "standard",
      description = "The family of p; standard unless said otherwise.")
  private String p = "standard";

  @Option(
      names = "--steps",
      paramLabel = "DETAIL",
      defaultValue = "short",
      description = "short: a step for each idea; full: a step for each rule.")
  private Detail steps = Detail.SHORT;

  @Option(
      names = "--at",
      paramLabel = "POINT",
      description = "Also show the value of every line at a point, exact and in decimals.")
  private @Nullable String at;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, latex, html, json or coq; as the name of the file asks, else text.")
  private @Nullable Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file, not to stdout.")
  private @Nullable Path output;

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public ProveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Path file = output;
    Format chosen = format != null ? format : file != null ? Format.of(file) : Format.TEXT;
    if (chosen == Format.COQ && at != null) {
      throw Failure.usage(
          "--at goes with text, latex, html and json; a Coq theorem is for all points");
    }
    Question question = usage(this::question);
    Derivation derivation = Prover.derive(question, steps);
    String document = chosen.write(derivation, values(derivation));
    if (file == null) {
      terminal.out().print(document);
    } else {
      save(document, file);
    }
  }

  private Question question() {
    return new Question(Quantity.of(quantity), Family.of(q), Family.of(p));
  }

  private Values values(Derivation derivation) {
    String text = at;
    if (text == null) {
      return Values.NONE;
    }
    Point point = usage(() -> PointParser.parse(text, derivation.declarations()));
    return Evaluation.at(point, derivation.declarations());
  }

  /// What the proof module refuses on these options is a mistake in them.
  private static <T> T usage(Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (IllegalArgumentException wrong) {
      throw Failure.usage(String.valueOf(wrong.getMessage()));
    }
  }

  private static void save(String document, Path file) {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.writeString(part, document);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw Failure.unreadable(
          file
              + " cannot be written: "
              + failure.getClass().getSimpleName()
              + ", "
              + failure.getMessage());
    }
  }
}
