package dev.kullback;

import dev.kullback.covariance.Dense;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rows of one call after the other, for all threads; kept in fields, so that a call allocates
/// nothing.
///
/// @param <S> the workspaces' kind of side
final class DenseRows<S extends DenseSide> {
  private final List<DenseWorkspace<S>> workspaces = new ArrayList<>();
  private final double[][] nats;
  private @Nullable DenseGaussianBatch qs;
  private @Nullable DenseGaussianBatch ps;
  private @Nullable PreparedKullbackLeibler prepared;
  private @Nullable S factored;
  private MemorySegment target = MemorySegment.NULL;

  private DenseRows(int workers, Supplier<DenseWorkspace<S>> newWorkspace) {
    for (int i = 0; i < workers; i++) {
      workspaces.add(newWorkspace.get());
    }
    nats = new double[workers][atOnce()];
  }

  /// With the workspaces that are fastest for a dimension.
  static DenseRows<?> of(int workers, int dimension) {
    return dimension <= LanePairs.LARGEST
        ? new DenseRows<>(workers, () -> new LanePairs(dimension))
        : new DenseRows<>(workers, () -> new PanelPair(dimension));
  }

  /// How many rows are computed together.
  int atOnce() {
    return workspaces.getFirst().capacity;
  }

  /// A p for each q.
  void set(DenseGaussianBatch q, DenseGaussianBatch p, MemorySegment out) {
    qs = q;
    ps = p;
    target = out;
  }

  /// One p for all q, factored here.
  void set(DenseGaussianBatch q, Gaussian p, MemorySegment out) {
    qs = q;
    ps = null;
    prepared = KullbackLeibler.prepare(p);
    factored = factored(p);
    target = out;
  }

  /// The factor of a matrix that is given by its entries, once for each of the rows at once; null
  /// for other structures, for which a single pair has better ways than to be made dense.
  private @Nullable S factored(Gaussian p) {
    if (!(p.covariance() instanceof Dense dense && dense.hasExactEntries())) {
      return null;
    }
    S side = workspaces.getFirst().newSide();
    side.load(DenseGaussianBatch.copies(p.mean(), dense.toDense(), atOnce()), 0, atOnce());
    return side;
  }

  /// Computes some rows.
  ///
  /// @param worker whose workspace serves
  /// @param from the first row
  /// @param to where to stop; the end of the batch if that comes first
  void run(int worker, long from, long to) {
    DenseGaussianBatch q = qs;
    if (q == null) {
      throw new IllegalStateException("no rows");
    }
    DenseWorkspace<S> workspace = workspaces.get(worker);
    long end = Math.min(q.rows(), to);
    for (long row = from; row < end; row += atOnce()) {
      int count = (int) Math.min(atOnce(), end - row);
      run(workspace, q, row, count, nats[worker]);
      for (int i = 0; i < count; i++) {
        double value = nats[worker][i] >= 0 ? nats[worker][i] : single(q, row + i);
        target.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, (row + i) * Double.BYTES, value);
      }
    }
  }

  private void run(
      DenseWorkspace<S> workspace, DenseGaussianBatch q, long row, int count, double[] values) {
    S p = factored;
    if (ps != null) {
      p = workspace.p;
      p.load(ps, row, count);
    }
    if (p == null) {
      Arrays.fill(values, 0, count, -1);
    } else {
      workspace.divergence(q, row, count, p, values);
    }
  }

  private double single(DenseGaussianBatch q, long row) {
    if (ps != null) {
      return KullbackLeibler.divergence(get("q", q, row), get("p", ps, row));
    }
    if (prepared == null) {
      throw new IllegalStateException("no p");
    }
    return prepared.divergence(get("q", q, row));
  }

  private static Gaussian get(String name, DenseGaussianBatch batch, long row) {
    try {
      return batch.get(row);
    } catch (IllegalArgumentException bad) {
      throw new IllegalArgumentException(
          "%s is no Gaussian in row %d: %s".formatted(name, row, bad.getMessage()), bad);
    }
  }
}
