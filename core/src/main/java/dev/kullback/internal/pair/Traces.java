package dev.kullback.internal.pair;

import dev.kullback.covariance.BandedPrecision;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.Precision;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.linear.Square;
import java.util.Arrays;

/// `tr(Σp⁻¹ Σq)` for any two structures, by what p needs to know of q:
///
/// | p | needs of q | cost beyond that |
/// |---|---|---|
/// | isotropic, diagonal | the marginal variances | n |
/// | banded precision | the entries within the band | n b |
/// | precision | the entries | n² |
/// | circulant | the entries; variances or loadings are enough | n², or r n log n |
/// | low rank, Kronecker, dense | the columns of any square root, measured in Σp⁻¹ | n times one length |
/// | block-diagonal | the blocks on p's partition | their sum |
public final class Traces {
  private Traces() {}

  /// The trace.
  ///
  /// @param q the covariance in the numerator
  /// @param p positive definite, of the same dimension
  /// @return `tr(Σp⁻¹Σq)`, not negative
  public static double of(Covariance q, Covariance p) {
    return of(q, new Reference(p));
  }

  static double of(Covariance q, Reference p) {
    return switch (p.covariance()) {
      case Isotropic b -> weighted(q.variances(), inverse(b.variances()));
      case Diagonal b -> weighted(q.variances(), inverse(b.variances()));
      case BandedPrecision b -> banded(q, b);
      case Precision b -> precision(q, b, p.precision());
      case Circulant b -> circulant(q, b, p.inverseRow());
      case LowRank b -> measured(q, b);
      case Kronecker b -> kronecker(q, b, p);
      case Dense b -> measured(q, b);
      case BlockDiagonal b -> blocks(q, b, p);
    };
  }

  private static double weighted(double[] values, double[] weights) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < values.length; i++) {
      sum.add(values[i] * weights[i]);
    }
    return sum.value();
  }

  private static double[] inverse(double[] values) {
    return Arrays.stream(values).map(v -> 1 / v).toArray();
  }

  private static double banded(Covariance q, BandedPrecision p) {
    CompensatedSum sum = new CompensatedSum();
    Entries entries = Entries.of(q);
    for (int k = 0; k <= p.bandwidth(); k++) {
      double[] diagonal = p.diagonal(k);
      for (int i = 0; i < diagonal.length; i++) {
        sum.add((k == 0 ? 1 : 2) * diagonal[i] * entries.at(i + k, i));
      }
    }
    return sum.value();
  }

  private static double precision(Covariance q, Precision p, double[][] precision) {
    if (q instanceof LowRank l) {
      double[] diagonal = Square.diagonal(Square.flatten(precision), p.dimension());
      return weighted(l.diagonal(), diagonal) + measuredLoadings(l, p);
    }
    CompensatedSum sum = new CompensatedSum();
    Entries entries = Entries.of(q);
    for (int i = 0; i < precision.length; i++) {
      for (int j = 0; j < i; j++) {
        sum.add(2 * precision[i][j] * entries.at(i, j));
      }
      sum.add(precision[i][i] * entries.at(i, i));
    }
    return sum.value();
  }

  private static double circulant(Covariance q, Circulant p, double[] row) {
    return switch (q) {
      case Isotropic a -> row[0] * a.variance() * a.dimension();
      case Diagonal a -> row[0] * Arrays.stream(a.variances()).sum();
      case LowRank a -> row[0] * Arrays.stream(a.diagonal()).sum() + measuredLoadings(a, p);
      default -> {
        CompensatedSum sum = new CompensatedSum();
        Entries entries = Entries.of(q);
        for (int i = 0; i < row.length; i++) {
          for (int j = 0; j < i; j++) {
            sum.add(2 * row[i - j] * entries.at(i, j));
          }
          sum.add(row[0] * entries.at(i, i));
        }
        yield sum.value();
      }
    };
  }

  private static double kronecker(Covariance q, Kronecker p, Reference reference) {
    return switch (q) {
      case Isotropic a -> weighted(a.variances(), reference.inverseDiagonal());
      case Diagonal a -> weighted(a.variances(), reference.inverseDiagonal());
      case LowRank a ->
          weighted(a.diagonal(), reference.inverseDiagonal()) + measuredLoadings(a, p);
      default -> measured(q, p);
    };
  }

  /// `Σₖ aₖᵀ Σp⁻¹ aₖ` over the columns of a square root of Σq.
  private static double measured(Covariance q, Covariance p) {
    int n = q.dimension();
    double[] columns = Factors.columns(q);
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < n; k++) {
      sum.add(p.squaredMahalanobis(Arrays.copyOfRange(columns, k * n, (k + 1) * n)));
    }
    return sum.value();
  }

  /// `Σₖ wₖᵀ Σp⁻¹ wₖ` over the loadings.
  private static double measuredLoadings(LowRank q, Covariance p) {
    CompensatedSum sum = new CompensatedSum();
    double[] column = new double[q.dimension()];
    for (int k = 0; k < q.rank(); k++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = q.loading(i, k);
      }
      sum.add(p.squaredMahalanobis(column));
    }
    return sum.value();
  }

  private static double blocks(Covariance q, BlockDiagonal p, Reference reference) {
    Covariance readable = q instanceof Precision || q instanceof BandedPrecision ? dense(q) : q;
    CompensatedSum sum = new CompensatedSum();
    int from = 0;
    for (Covariance block : p.blocks()) {
      int to = from + block.dimension();
      sum.add(of(Parts.of(readable, from, to), reference.block(from, block)));
      from = to;
    }
    return sum.value();
  }

  /// Inverted once, not once for every block.
  private static Dense dense(Covariance c) {
    return Dense.of(c.toDense());
  }
}
