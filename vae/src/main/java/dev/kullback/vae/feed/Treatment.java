package dev.kullback.vae.feed;

import dev.kullback.data.Dataset;
import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.random.Stream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What happens to the values of a row before the model sees it. The draws for a row depend on the
/// seed, the epoch and the row alone, not on the batch it comes in.
public final class Treatment {
  private final Binarization binarization;
  private final long seed;
  private final Stream stream;

  private Treatment(TrainingConfig config, Stream stream) {
    this.binarization = config.binarization();
    this.seed = config.seeds().binarization();
    this.stream = stream;
  }

  /// For training rows: dynamic binarisation draws anew in each epoch.
  ///
  /// @param config says which binarisation
  /// @return the treatment
  public static Treatment training(TrainingConfig config) {
    return new Treatment(config, Stream.BINARIZATION);
  }

  /// For validation and test rows and for encoding: drawn once.
  ///
  /// @param config says which binarisation
  /// @return the treatment
  public static Treatment evaluation(TrainingConfig config) {
    return new Treatment(config, Stream.EVALUATION_BINARIZATION);
  }

  /// Copies some consecutive rows, treated as the evaluation treats them.
  ///
  /// @param data where from
  /// @param first the first row
  /// @param count how many
  /// @param target receives count · dimension floats
  public void copy(Dataset data, int first, int count, MemorySegment target) {
    Copier copier = copier(data, 0, target);
    for (int i = 0; i < count; i++) {
      copier.copy(first + i, i);
    }
  }

  /// For one thread.
  ///
  /// @param epoch which draws, when they differ between epochs
  /// @param target receives the rows
  Copier copier(Dataset data, long epoch, MemorySegment target) {
    return new Copier(data, epoch, target);
  }

  /// Copies single rows, treated, from a data set to memory.
  final class Copier {
    private final Dataset data;
    private final long epoch;
    private final MemorySegment target;
    private final float[] values;
    private final float[] uniform;

    private Copier(Dataset data, long epoch, MemorySegment target) {
      this.data = data;
      this.epoch = epoch;
      this.target = target;
      this.values = new float[data.dimension()];
      this.uniform = new float[data.dimension()];
    }

    /// @param row of the data
    /// @param place the row of the target
    void copy(int row, int place) {
      int n = values.length;
      data.copyRow(row, values, 0);
      switch (binarization) {
        case NONE -> {}
        case STATIC -> draw(0, row, values, uniform);
        case DYNAMIC -> draw(epoch, row, values, uniform);
        case THRESHOLD -> threshold(values, n);
      }
      long offset = (long) place * n * Float.BYTES;
      MemorySegment.copy(values, 0, target, ValueLayout.JAVA_FLOAT_UNALIGNED, offset, n);
    }
  }

  private void draw(long epoch, int row, float[] values, float[] uniform) {
    stream.at(seed, epoch, row).fillUniform(uniform, values.length);
    compare(values, uniform, values.length);
  }

  /// x ← 1 where u < x, else 0; without a branch.
  private static void compare(float[] x, float[] u, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.signum(Math.max(x[i] - u[i], 0));
    }
  }

  private static void threshold(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.signum(Math.max(x[i] - 0.5f, 0));
    }
  }

  /// Says in words what is done, for the record beside every number.
  ///
  /// @param config says which binarisation and likelihood
  /// @param data whose raw range is named
  /// @return one clause
  public static String describe(TrainingConfig config, Dataset data) {
    String range =
        data.range()
            .map(
                r ->
                    "values "
                        + number(r.minimum())
                        + " to "
                        + number(r.maximum())
                        + " mapped to [0, 1], ")
            .orElse("values as given, ");
    String drawn =
        switch (config.binarization()) {
          case NONE -> "not binarised";
          case STATIC -> "binarised once at random, with the value as the probability of 1";
          case DYNAMIC ->
              "binarised at random, with the value as the probability of 1: training rows anew in"
                  + " each epoch, validation and test rows once";
          case THRESHOLD -> "binarised at one half";
        };
    return range + drawn + "; " + config.likelihood() + " likelihood" + warning(config);
  }

  private static String warning(TrainingConfig config) {
    boolean grey =
        config.binarization() == Binarization.NONE
            && config.likelihood() instanceof dev.kullback.vae.config.Likelihood.Bernoulli;
    return grey
        ? " (on values strictly between 0 and 1 this is a loss, not the logarithm of a probability)"
        : "";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
