package dev.kullback.vae.random;

/// What a sequence of random numbers is for. Different uses of one seed give unrelated sequences;
/// the constants are part of what makes a run repeatable and never change.
public enum Stream {
  /// Initial weights; position: parameter number.
  INITIALIZATION(1),
  /// The order of the rows; position: epoch.
  SHUFFLING(2),
  /// Which rows are held back for validation; position: 0.
  VALIDATION_CHOICE(3),
  /// Bernoulli draws of training values; position: epoch (0 when drawn once), row.
  BINARIZATION(4),
  /// Bernoulli draws of rows that are evaluated, drawn once; position: 0, row.
  EVALUATION_BINARIZATION(5),
  /// ε in training; position: epoch, batch.
  NOISE(6),
  /// ε in evaluation; position: first row, draw.
  EVALUATION_NOISE(7),
  /// z from the prior; position: row.
  PRIOR(8);

  private final long constant;

  Stream(long constant) {
    this.constant = constant;
  }

  /// The generator at one position.
  ///
  /// @param seed of the run
  /// @param first the coarse position, such as the epoch
  /// @param second the fine position, such as the batch
  /// @return a fresh generator, the same for the same arguments
  public CounterRandom at(long seed, long first, long second) {
    long key = CounterRandom.mix(seed + constant * CounterRandom.GOLDEN);
    key = CounterRandom.mix(key ^ (first + CounterRandom.GOLDEN));
    return new CounterRandom(CounterRandom.mix(key ^ (second - CounterRandom.GOLDEN)));
  }
}
