package dev.kullback.app.kl;

import dev.kullback.app.cli.Failure;
import dev.kullback.app.cli.Terminal;
import dev.kullback.app.kl.literal.DistributionLiteral;
import dev.kullback.app.kl.literal.LiteralException;
import dev.kullback.app.kl.literal.Pair;
import dev.kullback.app.kl.mixture.MixtureOptions;
import dev.kullback.app.kl.mixture.MixtureReport;
import dev.kullback.app.kl.relative.Relative;
import dev.kullback.app.kl.relative.RelativeReport;
import dev.kullback.app.kl.univariate.UnivariateReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kullback kl`: one pair on the command line, or many rows in files.
@Command(
    name = "kl",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The Kullback-Leibler divergence KL(q||p) between Gaussians, in closed form.",
      "",
      "Either of two Gaussians written out, or of every row of two files (means and",
      "scales of diagonal Gaussians) against one p, which is N(0, I) unless said",
      "otherwise. Also of two univariate distributions, and of Gaussian mixtures,",
      "which have no closed form: their approximations and bounds.",
      ""
    },
    customSynopsis = {
      "kullback kl Q P [--terms] [--unbiased [--confidence C]] [--json]",
      "       kullback kl Q P --divergence NAME [--alpha A] [--json]",
      "       kullback kl Q P [--method NAME [--samples N] [--seed S]] [--json]",
      "       kullback kl --mean FILE --log-variance FILE [-o OUT] [--per-dimension]",
      "                   [--prior-mean FILE] [--prior-variance FILE] [--json]",
      ""
    },
    footer = {
      "",
      "A Gaussian is N(mean, covariance). The mean is a number or [m1, m2, ..]; the",
      "covariance a number, I, c I, diag(v1, v2, ..), [[..], [..]], or one of",
      "  lowrank([[W]], [D])            diag(D) + W W', W with a row for each coordinate",
      "  precision([[..], [..]])        the inverse of the covariance",
      "  tridiagonal([diag], [off])     the inverse is tridiagonal; banded(..) for more",
      "  kron([[A]], [[B]])             the Kronecker product of A and B",
      "  blocks(.., ..)                 covariances along the diagonal",
      "  circulant([..])                the first row",
      "A number or I takes its dimension from the rest. Rows and coordinates are",
      "counted from 0.",
      "A mixture is w1 N(..) + w2 N(..) + .., with weights of sum 1.",
      "A univariate distribution is N(mean, variance), LogNormal(mean, variance),",
      "HalfNormal(variance), TruncatedNormal(mean, variance, lower, upper) where an end",
      "may be inf or -inf, Laplace(location, scale), Logistic(location, scale),",
      "Gumbel(location, scale), Uniform(lower, upper), Exponential(rate) or",
      "Gamma(shape, scale).",
      "Files may be larger than the memory.",
      "Where a Gaussian is asked for, a JSON file that kullback fit wrote will do.",
      "",
      "Examples:",
      "  kullback kl \"N([0.3,-1.2], diag(0.5, 2))\" \"N(0, I)\"",
      "  kullback kl \"N(0, [[2, 0.5], [0.5, 1]])\" \"N([1, 1], 2 I)\" --json",
      "  kullback kl \"Laplace(0, 1)\" \"N(0, 2)\"",
      "  kullback kl \"0.5 N(-1, 1) + 0.5 N(1, 1)\" \"N(0, 2)\" --method monte-carlo",
      "  kullback kl monday.json tuesday.json --unbiased",
      "  kullback kl --mean mean.npy --log-variance lv.npy -o kl.npy --per-dimension",
      "  kullback kl --mean latent.npz:mu --sigma latent.npz:sigma --prior-variance 4"
    })
public final class KlCommand implements Runnable {
  private static final double DEFAULT_CONFIDENCE = 0.95;

  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "Q",
      description = "The first Gaussian: expectations are taken under it.")
  private @Nullable String q;

  @Parameters(index = "1", arity = "0..1", paramLabel = "P", description = "The second Gaussian.")
  private @Nullable String p;

  @Option(
      names = "--terms",
      description =
          "Also show the parts: of each coordinate, or of each generalised eigendirection"
              + " (with --json: coordinates or directions).")
  private boolean terms;

  @Option(
      names = "--divergence",
      paramLabel = "NAME",
      description = {
        "Another divergence of the pair: kl, reverse-kl, jeffreys, renyi, chernoff,",
        "chernoff-information, bhattacharyya, hellinger, squared-hellinger,",
        "chi-squared, cross-entropy, geometric-jensen-shannon,",
        "dual-geometric-jensen-shannon, wasserstein, fisher-rao,",
        "fisher-rao-diagonal, fisher-rao-lower, fisher-rao-upper, total-variation,",
        "pinsker, bretagnolle-huber."
      })
  private @Nullable String divergence;

  @Option(
      names = "--alpha",
      paramLabel = "A",
      description =
          "The order of renyi, or the weight of chernoff and of geometric-jensen-shannon (1/2).")
  private @Nullable Double alpha;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--unbiased",
      description =
          "Of two files that kullback fit wrote, also estimate the divergence between what the data"
              + " were drawn from, with a confidence interval.")
  private boolean unbiased;

  @Option(
      names = "--confidence",
      paramLabel = "C",
      description = "Of that interval (default: 0.95).")
  private @Nullable Double confidence;

  @Mixin private MixtureOptions mixture = new MixtureOptions();

  @Mixin private BatchOptions batch = new BatchOptions();

  /// A command that prints to the given terminal.
  ///
  /// @param terminal the streams
  public KlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (confidence != null && !unbiased) {
      throw Failure.usage("--confidence needs --unbiased");
    }
    if (batch.areFilesGiven()) {
      requireNoPair();
      new BatchCommand(terminal, batch, json).run();
    } else if (q == null || p == null) {
      throw Failure.usage(
          "needs two Gaussians, or --mean and --log-variance (kullback kl --help says more), got "
              + (q == null ? "neither" : "one Gaussian only: " + q));
    } else {
      print(q, p);
    }
  }

  /// What rows in files do not go with.
  private void requireNoPair() {
    if (q != null) {
      throw Failure.usage("takes either two Gaussians or files, got both: " + q + " and files");
    }
    if (divergence != null || alpha != null) {
      throw Failure.usage("--divergence and --alpha need two Gaussians, got rows in files");
    }
    if (unbiased) {
      throw Failure.usage(
          "--unbiased needs two Gaussians that kullback fit wrote, got rows in files");
    }
    if (mixture.areGiven()) {
      throw Failure.usage(
          "--method, --samples and --seed need two mixtures or Gaussians, got rows in files");
    }
  }

  private void print(String first, String second) {
    if (DistributionLiteral.isMeantBy(first) || DistributionLiteral.isMeantBy(second)) {
      requirePlain("two Gaussians, got a univariate distribution", mixture.areGiven());
      UnivariateReport report = univariate(first, second);
      terminal.out().println(json ? report.json() : report.text());
    } else if (mixture.askFor(first, second)) {
      requirePlain("two Gaussians and no --method, got mixtures or a --method", false);
      MixtureReport report = mixture.report(first, second);
      terminal.out().println(json ? report.json() : report.text());
    } else {
      printPair(first, second);
    }
  }

  /// What only two Gaussians have.
  private void requirePlain(String need, boolean methodGiven) {
    if (terms || unbiased || divergence != null || alpha != null || methodGiven) {
      throw Failure.usage(
          "--terms, --unbiased, --divergence%s need %s"
              .formatted(methodGiven ? ", --alpha and --method" : " and --alpha", need));
    }
  }

  private static UnivariateReport univariate(String first, String second) {
    try {
      return UnivariateReport.of(first, second);
    } catch (LiteralException | IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private void printPair(String first, String second) {
    Operands operands = Operands.of(first, second);
    if (divergence != null) {
      printRelative(divergence, operands.pair());
      return;
    }
    if (alpha != null) {
      throw Failure.usage("--alpha needs a --divergence that takes it, got none");
    }
    PairReport report =
        unbiased
            ? new PairReport(operands.pair(), EstimateReport.of(operands.estimate(), confidence()))
            : new PairReport(operands.pair(), null);
    terminal.out().println(json ? report.json(terms, terminal) : report.text(terms, terminal));
  }

  private void printRelative(String name, Pair pair) {
    if (terms) {
      throw Failure.usage("--terms shows parts of the KL divergence, got --divergence " + name);
    }
    if (unbiased) {
      throw Failure.usage("--unbiased estimates the KL divergence, got --divergence " + name);
    }
    try {
      RelativeReport report =
          RelativeReport.of(Relative.named(name), Optional.ofNullable(alpha), pair.q(), pair.p());
      terminal.out().println(json ? report.json() : report.text());
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private double confidence() {
    double wanted = confidence == null ? DEFAULT_CONFIDENCE : confidence;
    if (!(wanted > 0 && wanted < 1)) {
      throw Failure.usage("--confidence needs to be between 0 and 1, got " + wanted);
    }
    return wanted;
  }
}
