package dev.kullback.app.train;

import dev.kullback.app.cli.Progress;
import dev.kullback.app.cli.Terminal;
import dev.kullback.vae.results.ElboTerms;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.training.TrainingListener;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Shows a run on stderr: what was chosen, a bar for each epoch on a terminal, a line for each
/// epoch elsewhere.
///
/// On a terminal, epochs that take less than a second leave a line only now and then: the others
/// would push everything else off the screen.
final class TrainingDisplay implements TrainingListener {
  private static final long LINE_EVERY = 1_000_000_000L;

  private final Terminal terminal;
  private final boolean quiet;
  private final BooleanSupplier stop;
  private final Runnable onStart;
  private @Nullable Progress bar;
  private int epochs;
  private int shown;
  private long nextLine = System.nanoTime();

  /// @param onStart called once the run folder exists
  TrainingDisplay(Terminal terminal, boolean quiet, BooleanSupplier stop, Runnable onStart) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.stop = stop;
    this.onStart = onStart;
  }

  @Override
  public void started(List<String> choices) {
    onStart.run();
    if (!quiet) {
      choices.forEach(terminal::note);
    }
  }

  @Override
  public void batchDone(dev.kullback.vae.training.Progress progress) {
    epochs = progress.epochs();
    if (quiet || !terminal.errIsTerminal()) {
      return;
    }
    var current = bar;
    if (current == null || shown != progress.epoch()) {
      closeBar();
      shown = progress.epoch();
      current = Progress.start(terminal, "epoch " + shown + "/" + progress.epochs()).showAtOnce();
      bar = current;
    }
    current.advance(
        (double) progress.batch() / progress.batches(),
        progress.secondsLeft(),
        terms(progress.running()) + "  " + speed(progress.samplesPerSecond()));
  }

  @Override
  public void epochDone(EpochMetrics metrics) {
    if (quiet) {
      return;
    }
    boolean due = System.nanoTime() - nextLine >= 0 || metrics.epoch() == epochs;
    if (due || !terminal.errIsTerminal()) {
      closeBar();
      terminal.err().println(line(metrics));
      nextLine = System.nanoTime() + LINE_EVERY;
    }
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean();
  }

  /// Takes the bar off the screen.
  void closeBar() {
    var current = bar;
    if (current != null) {
      current.close();
    }
    bar = null;
  }

  private String line(EpochMetrics metrics) {
    var validation = metrics.validation();
    return "epoch %d/%d  train %s%s  %d active  %s"
        .formatted(
            metrics.epoch(),
            epochs,
            terms(metrics.train()),
            validation == null ? "" : "  validation " + terms(validation),
            metrics.activeUnits(),
            speed(metrics.samplesPerSecond()));
  }

  /// ELBO = reconstruction − KL.
  private static String terms(ElboTerms terms) {
    return String.format(
        Locale.ROOT, "ELBO %.2f = %.2f - %.2f", terms.elbo(), terms.reconstruction(), terms.kl());
  }

  private static String speed(double samplesPerSecond) {
    return String.format(Locale.ROOT, "%,.0f samples/s", samplesPerSecond);
  }
}
