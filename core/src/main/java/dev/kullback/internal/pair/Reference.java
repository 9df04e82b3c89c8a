package dev.kullback.internal.pair;

import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.Precision;
import dev.kullback.internal.linear.Fourier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A p that many q are compared with, and what the algorithms need of it alone: each part is worked
/// out when a q first asks for it, and kept. A single pair goes the same way, so that a prepared p
/// gives the same bits.
///
/// | p | kept |
/// |---|---|
/// | any | ln \|Σ\|; the Cholesky factor and the entries, where a pair needs full matrices |
/// | dense | the squared column lengths of Lp⁻¹ |
/// | precision | Λ, where only its factor was given |
/// | Kronecker | the diagonal of Σ⁻¹ |
/// | circulant | the first row of Σ⁻¹ |
/// | block-diagonal | the same for each block, and for each piece that a partition of q cuts out |
public final class Reference {
  private final Covariance covariance;
  private final Once<Double> logDeterminant;
  private final Once<double[]> lower;
  private final Once<Optional<double[]>> entries;
  private final Once<double[][]> precision;
  private final Once<double[]> inverseDiagonal;
  private final Once<double[]> inverseRow;
  private final Once<ColumnSquares> columnSquares;
  private final Map<Piece, Reference> pieces = new ConcurrentHashMap<>();

  private record Piece(int from, int to) {}

  /// Nothing is worked out yet.
  ///
  /// @param covariance that of p
  public Reference(Covariance covariance) {
    this.covariance = covariance;
    logDeterminant = new Once<>(covariance::logDeterminant);
    lower = new Once<>(() -> Factors.lower(covariance));
    entries = new Once<>(() -> Optional.ofNullable(Factors.exactEntries(covariance)));
    precision = new Once<>(() -> ((Precision) covariance).precision());
    inverseDiagonal = new Once<>(() -> inverseDiagonal((Kronecker) covariance));
    inverseRow = new Once<>(() -> inverseRow((Circulant) covariance));
    columnSquares = new Once<>(() -> new ColumnSquares(lower(), covariance.dimension()));
  }

  Covariance covariance() {
    return covariance;
  }

  double logDeterminant() {
    return logDeterminant.get();
  }

  /// The Cholesky factor of Σ; not to be written to.
  double[] lower() {
    return lower.get();
  }

  /// The entries of Σ, where those are what was given; not to be written to.
  Optional<double[]> exactEntries() {
    return entries.get();
  }

  /// Λ of a precision; not to be written to.
  double[][] precision() {
    return precision.get();
  }

  /// `diag(Σ⁻¹)` of a Kronecker product; not to be written to.
  double[] inverseDiagonal() {
    return inverseDiagonal.get();
  }

  /// The first row of Σ⁻¹ of a circulant; not to be written to.
  double[] inverseRow() {
    return inverseRow.get();
  }

  /// Of Lp⁻¹, for a dense p.
  ColumnSquares columnSquares() {
    return columnSquares.get();
  }

  /// The covariance of a run of coordinates.
  Reference piece(int from, int to) {
    return from == 0 && to == covariance.dimension()
        ? this
        : pieces.computeIfAbsent(
            new Piece(from, to), piece -> new Reference(Parts.of(covariance, from, to)));
  }

  /// One block of a block-diagonal covariance.
  Reference block(int from, Covariance block) {
    return pieces.computeIfAbsent(
        new Piece(from, from + block.dimension()), piece -> new Reference(block));
  }

  private static double[] inverseRow(Circulant p) {
    return Fourier.row(Arrays.stream(p.eigenvalues()).map(v -> 1 / v).toArray());
  }

  private static double[] inverseDiagonal(Kronecker p) {
    double[] left = inverseDiagonal(p.left());
    double[] right = inverseDiagonal(p.right());
    double[] diagonal = new double[left.length * right.length];
    Arrays.setAll(diagonal, i -> left[i / right.length] * right[i % right.length]);
    return diagonal;
  }

  private static double[] inverseDiagonal(Dense c) {
    return Precision.ofCholeskyFactor(c.choleskyFactor()).variances();
  }
}
