package dev.kullback.divergence;

import dev.kullback.Gaussian;
import dev.kullback.internal.spectrum.Direction;
import dev.kullback.internal.spectrum.PairSpectrum;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// The Fisher-Rao distance: the length of the shortest path between two Gaussians in the metric of
/// the Fisher information. A metric, invariant under affine maps, without unit.
///
/// Between univariate Gaussians the distance is `2√2 asinh √( w²/(8s) + sinh²(ℓ/4) )`, with `s =
/// σq/σp`, `ℓ = 2 ln s` and w the standardised difference of the means. Between multivariate ones a
/// closed form is known only in cases that reduce to it:
///
/// - equal means: `√(½ Σ ln² rᵢ)` over the generalised eigenvalues r;
/// - equal covariances: the univariate distance at s = 1 and the Mahalanobis length of the
///   difference;
/// - more generally, the difference of the means lies along one generalised eigendirection (to a
///   relative 1e-12): the root of the sum of squares.
///
/// [#distance] covers these and refuses the rest, for which [#lowerBound] and [#upperBound] are
/// closed. [#diagonalDistance] is the distance *within the family of diagonal Gaussians*, always
/// closed; it is an upper bound of the distance in the larger family.
///
/// **Special cases.** A point mass along a direction in one argument only: +∞. **Accuracy**:
/// relative error below 1e-14 for well-conditioned pairs, also as q → p. **Cost**: as [Jeffreys].
///
/// *References*: C. Atkinson & A. Mitchell, *Rao's Distance Measure*, Sankhyā A 43 (1981); M. Calvo
/// & J. Oller, *A Distance between Multivariate Normal Distributions Based in an Embedding into the
/// Siegel Group*, J. Multivar. Anal. 35 (1990),
/// [doi](https://doi.org/10.1016/0047-259X(90)90026-E); S. Costa, S. Santos & J. Strapasson,
/// *Fisher Information Distance: A Geometrical Reading* (2015),
/// [doi](https://doi.org/10.1016/j.dam.2014.10.004).
public final class FisherRao {
  /// Shifts and differences of eigenvalues this small, relatively, count as none.
  private static final double NEGLIGIBLE = 1e-12;

  private static final double CLOSE = 0.5;

  private FisherRao() {}

  /// The distance among all Gaussians, where it has a closed form.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return not negative, possibly +∞
  /// @throws IllegalArgumentException where no closed form is known, naming the bounds
  public static double distance(Gaussian q, Gaussian p) {
    PairSpectrum pair = PairSpectrum.of(q, p);
    if (pair.singular()) {
      return Double.POSITIVE_INFINITY;
    }
    List<Direction> shifted = shifted(pair);
    if (!shareOneRatio(shifted)) {
      throw new IllegalArgumentException(
          "a Fisher-Rao distance needs equal means, equal covariances, or a difference of means"
              + " along one generalised eigendirection, got one along "
              + shifted.size()
              + ": no closed form is known; use FisherRao.lowerBound and FisherRao.upperBound, or"
              + " FisherRao.diagonalDistance within the family of diagonal Gaussians");
    }
    double squared = pair.sum(d -> squared(d.logRatio(), 0));
    if (!shifted.isEmpty()) {
      double logRatio = shifted.getFirst().logRatio();
      double shift = Math.sqrt(shifted.stream().mapToDouble(Direction::squaredShift).sum());
      squared += squared(logRatio, shift) - squared(logRatio, 0);
    }
    return Math.sqrt(squared);
  }

  /// The distance within the family of diagonal Gaussians, a product of hyperbolic half-planes.
  ///
  /// @param q isotropic or diagonal
  /// @param p isotropic or diagonal, of the same dimension
  /// @return not negative, possibly +∞
  public static double diagonalDistance(Gaussian q, Gaussian p) {
    if (!PairSpectrum.hasAxes(q.covariance()) || !PairSpectrum.hasAxes(p.covariance())) {
      throw new IllegalArgumentException(
          "the distance among diagonal Gaussians needs isotropic or diagonal covariances, got "
              + q.covariance().getClass().getSimpleName()
              + " and "
              + p.covariance().getClass().getSimpleName());
    }
    return upperBound(q, p);
  }

  /// A lower bound of the distance: Gaussians embedded into the positive definite matrices of order
  /// n + 1 (Calvo & Oller 1990). Exact for equal means.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return not negative, at most the distance, possibly +∞
  public static double lowerBound(Gaussian q, Gaussian p) {
    PairSpectrum pair = PairSpectrum.of(q, p);
    if (pair.singular()) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.sqrt(0.5 * embeddedLogRatios(pair.directions()).map(l -> l * l).sum());
  }

  /// An upper bound of the distance: the path that stays diagonal in the generalised
  /// eigendirections. Exact where [#distance] is closed by equal means or by one eigendirection.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return not negative, at least the distance, possibly +∞
  public static double upperBound(Gaussian q, Gaussian p) {
    return Math.sqrt(PairSpectrum.of(q, p).sum(d -> squared(d.logRatio(), d.shift())));
  }

  /// The squared univariate distance.
  private static double squared(double logRatio, double shift) {
    double chord =
        Math.hypot(shift / Math.sqrt(8) * Math.exp(-0.25 * logRatio), Math.sinh(0.25 * logRatio));
    double asinh = asinh(chord);
    return 8 * asinh * asinh;
  }

  private static double asinh(double x) {
    return x > 1e8 ? Math.log(x) + Math.log(2) : Math.log1p(x + x * x / (1 + Math.hypot(1, x)));
  }

  private static List<Direction> shifted(PairSpectrum pair) {
    double largest =
        pair.directions().stream().mapToDouble(d -> Math.abs(d.shift())).max().orElse(0);
    return pair.directions().stream()
        .filter(d -> Math.abs(d.shift()) > NEGLIGIBLE * largest)
        .toList();
  }

  private static boolean shareOneRatio(List<Direction> shifted) {
    return shifted.stream()
        .allMatch(
            d -> Math.abs(d.excess() - shifted.getFirst().excess()) <= NEGLIGIBLE * d.ratio());
  }

  /// Logarithms of the eigenvalues of `[[diag(r) + wwᵀ, w], [wᵀ, 1]]`: from its difference to I
  /// where that is small, else from the singular values of its factor `[[diag(√r), w], [0, 1]]`.
  private static DoubleStream embeddedLogRatios(List<Direction> directions) {
    double size =
        directions.stream()
            .mapToDouble(d -> Math.abs(d.excess()) + d.squaredShift() + Math.abs(d.shift()))
            .sum();
    return size < CLOSE ? logsOfDifference(directions) : logsOfFactor(directions);
  }

  private static DoubleStream logsOfDifference(List<Direction> directions) {
    int n = directions.size();
    DMatrixRMaj m = new DMatrixRMaj(n + 1, n + 1);
    for (int i = 0; i < n; i++) {
      double shift = directions.get(i).shift();
      for (int j = 0; j < n; j++) {
        m.set(i, j, shift * directions.get(j).shift());
      }
      m.add(i, i, directions.get(i).excess());
      m.set(i, n, shift);
      m.set(n, i, shift);
    }
    var eigen = DecompositionFactory_DDRM.eig(n + 1, false, true);
    requireConverged(eigen.decompose(m), n);
    double[] values = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      values[i] = Math.log1p(eigen.getEigenvalue(i).getReal());
    }
    return DoubleStream.of(values);
  }

  private static DoubleStream logsOfFactor(List<Direction> directions) {
    int n = directions.size();
    DMatrixRMaj factor = new DMatrixRMaj(n + 1, n + 1);
    for (int i = 0; i < n; i++) {
      factor.set(i, i, Math.sqrt(directions.get(i).ratio()));
      factor.set(i, n, directions.get(i).shift());
    }
    factor.set(n, n, 1);
    var svd = DecompositionFactory_DDRM.svd(n + 1, n + 1, false, false, true);
    requireConverged(svd.decompose(factor), n);
    return DoubleStream.of(svd.getSingularValues()).map(s -> 2 * Math.log(s));
  }

  private static void requireConverged(boolean converged, int n) {
    if (!converged) {
      throw new ArithmeticException(
          "the spectrum of an embedded pair of dimension " + n + " did not converge");
    }
  }
}
