package dev.kullback;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.internal.pair.CovarianceGradients;
import dev.kullback.internal.pair.CovarianceTerm;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The Kullback-Leibler divergence KL(q‖p) between Gaussians, in nats. q always comes first, p
/// second.
///
/// ```text
/// KL(q‖p) = ∫ q ln(q/p) = ½ (μq−μp)ᵀ Σp⁻¹ (μq−μp)  +  ½ (tr(Σp⁻¹Σq) − n − ln |Σp⁻¹Σq|)
///                            mean term                        covariance term
/// ```
///
/// For the posterior of a variational autoencoder against N(0, I) that is `½ Σ (σ² + μ² − 1 − ln
/// σ²)`.
///
/// **Accuracy.** Neither term is computed as printed: both are sums of terms that are never
/// negative, taken from exact differences (see [dev.kullback.special.SpecialFunctions]), so the
/// relative accuracy holds also where q is close to p. Diagonal pairs: relative error below 1e-15.
/// All other pairs, well conditioned: below 1e-14; the condition number of Σp multiplies it
/// otherwise. Two *different* structures that hold nearly the same matrix: about 1e-16/d at a
/// relative distance d. The result is never negative.
///
/// **Special cases.** q = p gives exactly 0. Where p is a point mass along a coordinate and q is
/// not (or the reverse, or both at different points): +∞. A true value beyond the range of
/// `double`: +∞. NaN never: a [Gaussian] holds no NaN.
///
/// **Cost.** O(n) for isotropic and diagonal pairs, O(n r²) with low-rank ones; n³/3 with a dense
/// side, about 10 n³ where two covariances given by their entries are close.
/// docs/functions/kullback-leibler.md has the table of all pairs.
///
/// *Reference*: S. Kullback & R. A. Leibler, *On Information and Sufficiency*, Ann. Math. Statist.
/// 22 (1951), [doi](https://doi.org/10.1214/aoms/1177729694).
public final class KullbackLeibler {
  private KullbackLeibler() {}

  /// KL(q‖p).
  ///
  /// @param q the first argument, under which the expectation is taken
  /// @param p the second, of the same dimension
  /// @return nats, not negative, possibly +∞
  public static double divergence(Gaussian q, Gaussian p) {
    return terms(q, p).nats();
  }

  /// KL(q‖p) with its two terms apart.
  ///
  /// @param q the first argument
  /// @param p the second, of the same dimension
  /// @return the mean term and the covariance term
  public static KullbackLeiblerTerms terms(Gaussian q, Gaussian p) {
    double[] delta = difference(q, p);
    return new KullbackLeiblerTerms(
        0.5 * p.covariance().squaredMahalanobis(delta),
        CovarianceTerm.of(q.covariance(), p.covariance()));
  }

  /// KL(q‖p) coordinate by coordinate, where the coordinates are independent in both.
  ///
  /// @param q the first argument, isotropic or diagonal
  /// @param p the second, isotropic or diagonal, of the same dimension
  /// @return n pairs of terms, which add up to those of the divergence
  /// @throws IllegalArgumentException where a covariance has another structure: see
  ///   [dev.kullback.divergence.DirectionTerm] for its directions
  public static List<KullbackLeiblerTerms> perCoordinate(Gaussian q, Gaussian p) {
    double[] delta = difference(q, p);
    Diagonal scalesQ = independent("q", q);
    Diagonal scalesP = independent("p", p);
    List<KullbackLeiblerTerms> parts = new ArrayList<>();
    for (int i = 0; i < delta.length; i++) {
      parts.add(
          terms(
              Gaussian.of(new double[] {q.mean(i)}, scalesQ.part(i, i + 1)),
              Gaussian.of(new double[] {p.mean(i)}, scalesP.part(i, i + 1))));
    }
    return parts;
  }

  private static Diagonal independent(String name, Gaussian g) {
    return switch (g.covariance()) {
      case Diagonal d -> d;
      case Isotropic i -> Diagonal.of(i.variances());
      case Covariance c ->
          throw new IllegalArgumentException(
              "terms by coordinate need an isotropic or diagonal covariance, got a %s in %s"
                  .formatted(c.getClass().getSimpleName(), name));
    };
  }

  /// Prepares one p for many q.
  ///
  /// @param p the second argument
  /// @return KL(·‖p)
  public static PreparedKullbackLeibler prepare(Gaussian p) {
    return new PreparedKullbackLeibler(p);
  }

  /// Prepares the rows of one batch for all pairs with the rows of others.
  ///
  /// @param p N rows, the second arguments, read now and, where a pair is close, later
  /// @return KL(·‖p₀), KL(·‖p₁), …
  /// @throws IllegalArgumentException where a scale is negative (naming row and coordinate)
  public static PairwiseKullbackLeibler prepare(GaussianBatch p) {
    return new PairwiseKullbackLeibler(p);
  }

  /// KL(q‖p) of every row of one batch against every row of another: see [PairwiseKullbackLeibler].
  /// All three may be mapped files larger than the memory.
  ///
  /// @param q M rows
  /// @param p N rows of the same dimension and precision
  /// @param out receives M·N values of that precision, row-major
  /// @throws IllegalArgumentException where shapes or precisions disagree, or a variance is
  ///   negative
  public static void pairwise(GaussianBatch q, GaussianBatch p, MemorySegment out) {
    PairSlices.divergence(q, p, out);
  }

  /// KL(q‖p) of each pair of two batches with full covariances: see [DenseKullbackLeibler].
  ///
  /// @param q B Gaussians
  /// @param p B Gaussians of the same dimension
  /// @param out receives B doubles
  /// @throws IllegalArgumentException where sizes disagree or a row is no Gaussian (naming the row)
  public static void divergence(DenseGaussianBatch q, DenseGaussianBatch p, MemorySegment out) {
    new DenseKullbackLeibler(q.dimension()).divergence(q, p, out);
  }

  /// KL(q‖p) of each Gaussian of a batch with full covariances against one p, factored once.
  ///
  /// @param q B Gaussians
  /// @param p of the same dimension
  /// @param out receives B doubles
  /// @throws IllegalArgumentException where sizes disagree or a row is no Gaussian (naming the row)
  public static void divergence(DenseGaussianBatch q, Gaussian p, MemorySegment out) {
    new DenseKullbackLeibler(q.dimension()).divergence(q, p, out);
  }

  /// The k nearest rows of one batch to each row of another, by KL(q‖p): see
  /// [PairwiseKullbackLeibler#nearest]. Both may be mapped files larger than the memory.
  ///
  /// @param q M rows
  /// @param p N rows of the same dimension and precision
  /// @param k how many for each row of q, at least 1
  /// @return M·k neighbours
  /// @throws IllegalArgumentException where shapes or precisions disagree, or a variance is
  ///   negative
  public static NearestGaussians nearest(GaussianBatch q, GaussianBatch p, int k) {
    return PairSlices.nearest(q, p, k);
  }

  /// The gradient of KL(q‖p) in the means and in the parameters of both covariances. Finite and
  /// accurate at q = p, where it is 0.
  ///
  /// @param q the first argument, with positive variances
  /// @param p the second, of the same dimension, with positive variances
  /// @return all derivatives
  /// @throws IllegalArgumentException where a variance is 0: the divergence has no derivative there
  public static KullbackLeiblerGradient gradient(Gaussian q, Gaussian p) {
    double[] delta = difference(q, p);
    requirePositive("q", q);
    requirePositive("p", p);
    return new KullbackLeiblerGradient(
        p.covariance().solve(delta),
        CovarianceGradients.withRespectToQ(q.covariance(), p.covariance()),
        CovarianceGradients.withRespectToP(q.covariance(), p.covariance(), delta));
  }

  /// Prepares one p for batches of diagonal Gaussians.
  ///
  /// @param p isotropic or diagonal, with positive variances
  /// @return KL(·‖p) of all rows of a batch
  /// @throws IllegalArgumentException where p has another structure, or a variance of 0
  public static BatchKullbackLeibler batch(Gaussian p) {
    return new BatchKullbackLeibler(DiagonalReference.of(p));
  }

  /// Prepares a p for each row.
  ///
  /// @param p as many rows as the batches q will have, in any parameterisation and either precision
  /// @return KL(·‖p), row by row
  public static BatchKullbackLeibler batch(GaussianBatch p) {
    return new BatchKullbackLeibler(new DiagonalReference.PerRow(p));
  }

  /// KL(q‖p) for each row of a batch. For many batches and one p, more than one thread, or a p for
  /// each row: [#batch].
  ///
  /// @param q B diagonal Gaussians
  /// @param p isotropic or diagonal, of the same dimension, with positive variances
  /// @param out receives B values of the batch's own precision
  /// @throws IllegalArgumentException where sizes disagree, p has another structure, or a scale of
  ///   q is negative (naming row and coordinate)
  public static void divergence(GaussianBatch q, Gaussian p, MemorySegment out) {
    batch(p).divergence(q, out);
  }

  /// KL(q‖p) for each row of a batch, and its gradient in the mean and in the scale, in the batch's
  /// own parameterisation.
  ///
  /// @param q B diagonal Gaussians
  /// @param p isotropic or diagonal, of the same dimension, with positive variances
  /// @param out receives B values of the batch's own precision
  /// @param meanGradient receives B·n derivatives; may be the memory of the means
  /// @param scaleGradient receives B·n derivatives; may be the memory of the scales
  /// @throws IllegalArgumentException as for [#divergence(GaussianBatch, Gaussian, MemorySegment)]
  public static void gradient(
      GaussianBatch q,
      Gaussian p,
      MemorySegment out,
      MemorySegment meanGradient,
      MemorySegment scaleGradient) {
    batch(p).gradient(q, out, meanGradient, scaleGradient);
  }

  /// Adds each coordinate's part of KL(q‖p), summed over the rows, to an array: the KL per latent
  /// coordinate.
  ///
  /// @param q B diagonal Gaussians
  /// @param p isotropic or diagonal, of the same dimension, with positive variances
  /// @param sums n numbers, added to
  /// @throws IllegalArgumentException as for [#divergence(GaussianBatch, Gaussian, MemorySegment)]
  public static void perCoordinate(GaussianBatch q, Gaussian p, double[] sums) {
    batch(p).perCoordinate(q, sums);
  }

  static double[] difference(Gaussian q, Gaussian p) {
    if (q.dimension() != p.dimension()) {
      throw new IllegalArgumentException(
          "a divergence needs q and p of one dimension, got %d and %d"
              .formatted(q.dimension(), p.dimension()));
    }
    double[] delta = new double[q.dimension()];
    for (int i = 0; i < delta.length; i++) {
      delta[i] = q.mean(i) - p.mean(i);
    }
    return delta;
  }

  private static void requirePositive(String name, Gaussian g) {
    if (g.covariance().logDeterminant() == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a gradient needs positive variances, got a variance of 0 in " + name);
    }
  }
}
