package dev.kullback.internal.spectrum;

import dev.kullback.Gaussian;
import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.Kronecker;
import dev.kullback.internal.linear.CompensatedSum;
import dev.kullback.internal.pair.DiagonalPair;
import dev.kullback.internal.pair.Differences;
import dev.kullback.internal.pair.Factors;
import dev.kullback.internal.pair.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The generalised eigendirections of a pair (q, p).
///
/// Isotropic and diagonal pairs: the coordinates themselves, O(n). Block-diagonal pairs of one
/// partition, or one against a diagonal or isotropic covariance: the blocks, each by itself.
/// Circulant and isotropic pairs: the frequencies, O(n log n). Kronecker products of the same
/// orders, or one against an isotropic covariance: the products of the directions of the factors.
/// Any other pair: an eigenvalue or singular value decomposition of order n ([EigenBasis]).
///
/// Where one Gaussian is a point along a direction and the other is not, or both are but at
/// different points, the two have no common density: they are *singular* to each other and there
/// are no directions.
public final class PairSpectrum {
  private final List<Direction> directions;
  private final boolean singular;

  private PairSpectrum(List<Direction> directions, boolean singular) {
    this.directions = directions;
    this.singular = singular;
  }

  /// Of a pair.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return its directions, or the news that q and p are singular to each other
  public static PairSpectrum of(Gaussian q, Gaussian p) {
    requireOneDimension(q, p);
    return switch (new Pair(q.covariance(), p.covariance())) {
      case Pair(Covariance a, Covariance b) when hasAxes(a) && hasAxes(b) -> alongAxes(q, p);
      case Pair(BlockDiagonal a, BlockDiagonal b) when Differences.samePartition(a, b) ->
          byBlocks(q, a, p, b);
      case Pair(BlockDiagonal a, Covariance b) when hasAxes(b) ->
          byBlocks(q, a, p, Parts.cut(b, a));
      case Pair(Covariance a, BlockDiagonal b) when hasAxes(a) ->
          byBlocks(q, Parts.cut(a, b), p, b);
      case Pair(Covariance a, Covariance b) when isDegenerate(a) || isDegenerate(b) ->
          ofDegenerate(q, p);
      case Pair(Circulant a, Circulant b) -> regular(CirculantSpectrum.of(a, b, difference(q, p)));
      case Pair(Circulant a, Isotropic b) -> regular(CirculantSpectrum.of(a, b, difference(q, p)));
      case Pair(Isotropic a, Circulant b) -> regular(CirculantSpectrum.of(a, b, difference(q, p)));
      case Pair(Kronecker a, Kronecker b) when Differences.sameOrders(a, b) ->
          regular(KroneckerSpectrum.of(a, b, difference(q, p)));
      case Pair(Kronecker a, Isotropic b) ->
          regular(KroneckerSpectrum.of(a, Factors.like(b, a), difference(q, p)));
      case Pair(Isotropic a, Kronecker b) ->
          regular(KroneckerSpectrum.of(Factors.like(a, b), b, difference(q, p)));
      case Pair(Covariance a, Covariance b) -> regular(DenseSpectrum.of(a, b, difference(q, p)));
    };
  }

  private record Pair(Covariance q, Covariance p) {}

  private static PairSpectrum regular(List<Direction> directions) {
    return new PairSpectrum(directions, false);
  }

  private static double[] difference(Gaussian q, Gaussian p) {
    double[] difference = q.mean();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= p.mean(i);
    }
    return difference;
  }

  /// That q and p live in one space.
  ///
  /// @param q the first argument
  /// @param p the second
  public static void requireOneDimension(Gaussian q, Gaussian p) {
    if (q.dimension() != p.dimension()) {
      throw new IllegalArgumentException(
          "a divergence needs q and p of one dimension, got %d and %d"
              .formatted(q.dimension(), p.dimension()));
    }
  }

  /// The variance along one coordinate of a structure whose axes are the coordinates.
  ///
  /// @param c isotropic or diagonal
  /// @param i the coordinate
  /// @return σᵢ²
  public static double variance(Covariance c, int i) {
    return switch (c) {
      case Isotropic s -> s.variance();
      case Diagonal d -> d.variance(i);
      default -> throw new IllegalArgumentException("needs an isotropic or diagonal covariance");
    };
  }

  /// Whether the axes of a covariance are known to be the coordinates.
  ///
  /// @param c any structure
  /// @return true for isotropic and diagonal ones
  public static boolean hasAxes(Covariance c) {
    return c instanceof Isotropic || c instanceof Diagonal;
  }

  /// Whether some variance is 0.
  ///
  /// @param c any structure
  /// @return true where the determinant vanishes
  public static boolean isDegenerate(Covariance c) {
    return c.logDeterminant() == Double.NEGATIVE_INFINITY;
  }

  private static PairSpectrum alongAxes(Gaussian q, Gaussian p) {
    DiagonalPair pair = DiagonalPair.of(q.covariance(), p.covariance());
    List<Direction> directions = new ArrayList<>(q.dimension());
    for (int i = 0; i < q.dimension(); i++) {
      double vq = pair.q().variance(i);
      double vp = pair.p().variance(i);
      double difference = q.mean(i) - p.mean(i);
      if ((vq == 0) != (vp == 0) || (vq == 0 && difference != 0)) {
        return new PairSpectrum(List.of(), true);
      }
      double shift = difference == 0 ? 0 : difference / pair.p().deviation(i);
      directions.add(
          vq == 0 ? Direction.of(1, 1, 0, 0) : Direction.of(vq, vp, pair.excess(i), shift));
    }
    return new PairSpectrum(directions, false);
  }

  /// The directions of independent blocks are those of each block.
  private static PairSpectrum byBlocks(
      Gaussian q, BlockDiagonal blocksOfQ, Gaussian p, BlockDiagonal blocksOfP) {
    List<Direction> directions = new ArrayList<>(q.dimension());
    boolean singular = false;
    int offset = 0;
    for (int k = 0; k < blocksOfQ.blocks().size(); k++) {
      PairSpectrum block =
          of(
              part(q, blocksOfQ.blocks().get(k), offset),
              part(p, blocksOfP.blocks().get(k), offset));
      directions.addAll(block.directions());
      singular |= block.singular();
      offset += blocksOfQ.blocks().get(k).dimension();
    }
    return new PairSpectrum(singular ? List.of() : directions, singular);
  }

  private static Gaussian part(Gaussian g, Covariance block, int offset) {
    return Gaussian.of(Arrays.copyOfRange(g.mean(), offset, offset + block.dimension()), block);
  }

  private static PairSpectrum ofDegenerate(Gaussian q, Gaussian p) {
    if (isDegenerate(q.covariance()) && isDegenerate(p.covariance())) {
      throw new IllegalArgumentException(
          "a divergence needs at least one positive definite covariance unless both are diagonal, "
              + "got a variance of 0 in q and in p");
    }
    return new PairSpectrum(List.of(), true);
  }

  /// Whether q and p have no common density.
  ///
  /// @return true where every unbounded divergence is +∞
  public boolean singular() {
    return singular;
  }

  /// All n directions.
  ///
  /// @return in no particular order; empty where q and p are singular to each other
  public List<Direction> directions() {
    return directions;
  }

  /// A sum over directions of terms that are not negative.
  ///
  /// @param term a univariate divergence
  /// @return the sum, or +∞ where q and p are singular to each other
  public double sum(ToDoubleFunction<Direction> term) {
    if (singular) {
      return Double.POSITIVE_INFINITY;
    }
    CompensatedSum sum = new CompensatedSum();
    for (Direction d : directions) {
      sum.add(term.applyAsDouble(d));
    }
    return sum.value();
  }
}
