package dev.kullback.vae;

import java.io.Serial;

/// Training met NaN or an infinity and stopped; the last good checkpoint is untouched.
public final class NonFiniteException extends VaeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int epoch;
  private final int batch;
  private final String tensor;

  /// Names the place.
  ///
  /// @param epoch counted from 1
  /// @param batch counted from 1 within the epoch
  /// @param tensor the first thing found not finite, such as `decoder.1.weight`
  public NonFiniteException(int epoch, int batch, String tensor) {
    super(
        "training stopped in epoch "
            + epoch
            + ", batch "
            + batch
            + ": "
            + tensor
            + " is not finite; the last checkpoint is kept; try a smaller learning rate");
    this.epoch = epoch;
    this.batch = batch;
    this.tensor = tensor;
  }

  /// The epoch.
  ///
  /// @return counted from 1
  public int epoch() {
    return epoch;
  }

  /// The batch within the epoch.
  ///
  /// @return counted from 1
  public int batch() {
    return batch;
  }

  /// What was not finite.
  ///
  /// @return its name
  public String tensor() {
    return tensor;
  }
}
