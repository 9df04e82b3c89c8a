package dev.kullback.app.fit;

import dev.kullback.app.cli.Failure;
import dev.kullback.data.RowVisitor;
import dev.kullback.estimate.FittedGaussian;
import dev.kullback.estimate.GaussianEstimator;
import dev.kullback.estimate.MissingValues;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pass over the rows: chooses the columns, refuses what must not be there in the words of the
/// file, and feeds the estimator.
final class Fitting implements RowVisitor {
  private final String source;
  private final Structure structure;
  private final MissingValues policy;
  private final ColumnChoice choice;
  private int[] columns = {};
  private Optional<List<String>> names = Optional.empty();
  private @Nullable GaussianEstimator estimator;
  private long row;

  Fitting(String source, Structure structure, MissingValues policy, ColumnChoice choice) {
    this.source = source;
    this.structure = structure;
    this.policy = policy;
    this.choice = choice;
  }

  @Override
  public int[] begin(Optional<List<String>> fileNames, int count) {
    columns = choice.of(fileNames, count);
    names = fileNames.map(all -> Arrays.stream(columns).mapToObj(i -> all.get(i).strip()).toList());
    estimator = structure.estimator(columns.length, policy);
    return columns;
  }

  @Override
  public void row(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        check(values[i], i);
      }
    }
    begun().add(values);
    row++;
  }

  private void check(double value, int i) {
    boolean missing = Double.isNaN(value);
    if (missing && policy != MissingValues.REJECT) {
      return;
    }
    throw Failure.unreadable(
        "%s: row %d, column %s: needs a finite number, got %s"
            .formatted(
                source,
                row,
                title(i),
                missing ? "a missing value; --missing says how to go on without it" : value));
  }

  private String title(int i) {
    return names.isPresent() ? names.get().get(i) : String.valueOf(columns[i] + 1);
  }

  FittedGaussian result() {
    try {
      return structure.fitted(begun());
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw Failure.unreadable(source + ": " + e.getMessage());
    }
  }

  /// What the columns are called; empty where the file does not say.
  Optional<List<String>> columnNames() {
    return names;
  }

  private GaussianEstimator begun() {
    if (estimator == null) {
      throw new IllegalStateException("a row came before the beginning");
    }
    return estimator;
  }
}
