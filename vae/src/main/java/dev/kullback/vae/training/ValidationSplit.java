package dev.kullback.vae.training;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.random.Stream;
import java.util.Arrays;
import java.util.Optional;

/// Which training rows are held back to watch the run: chosen at random by the shuffling seed, the
/// same for every epoch.
///
/// @param train rows to learn from
/// @param validation rows held back, at least two, or none
record ValidationSplit(Dataset train, Optional<Dataset> validation) {

  static ValidationSplit of(Dataset rows, TrainingConfig config) {
    int held = (int) Math.round(config.validation() * rows.rows());
    if (held == 0) {
      return new ValidationSplit(rows, Optional.empty());
    }
    if (held < 2 || held >= rows.rows()) {
      throw new DataException(
          rows.name(),
          "a validation share of "
              + config.validation()
              + " needs at least 2 rows and some left to learn from, got "
              + held
              + " of "
              + rows.rows()
              + " rows; use another share, or 0 for none");
    }
    int[] order =
        Stream.VALIDATION_CHOICE.at(config.seeds().shuffling(), 0, 0).permutation(rows.rows());
    int[] first = Arrays.copyOf(order, held);
    int[] rest = Arrays.copyOfRange(order, held, order.length);
    Arrays.sort(first);
    Arrays.sort(rest);
    return new ValidationSplit(
        rows.select(rows.name() + " (learned from)", rest),
        Optional.of(rows.select(rows.name() + " (validation)", first)));
  }

  int validationRows() {
    return validation.map(Dataset::rows).orElse(0);
  }
}
