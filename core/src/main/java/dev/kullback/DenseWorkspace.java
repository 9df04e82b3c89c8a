package dev.kullback;

/// One thread's memory for pairs with full covariances.
///
/// ```text
/// E = Lp⁻¹ (Lq − Lp)         KL = ½ Σ_{i>j} Eᵢⱼ² + Σᵢ [(Rᵢᵢ² − 1)/2 − ln Rᵢᵢ] + ½ ‖Lp⁻¹ (μq − μp)‖²
/// ```
///
/// with `Rᵢᵢ = Lqᵢᵢ/Lpᵢᵢ`. Ill-conditioned matrices and pairs so close that rounding in the factors
/// would count are left to the way of a single pair, [KullbackLeibler#divergence(Gaussian,
/// Gaussian)].
///
/// @param <S> its kind of side
abstract class DenseWorkspace<S extends DenseSide> {
  /// ‖E‖² below which a single pair goes by the difference of the covariances.
  static final double CLOSE = 1.0 / 16;

  /// Elements may differ across the diagonal by this much, as everywhere.
  static final double SYMMETRY = 1e-12;

  /// A pivot this small beside its diagonal entry needs a better factorisation than these.
  static final double ILL_CONDITIONED = 0x1p-8;

  /// Pairs at once.
  final int capacity;

  /// This thread's p.
  final S p;

  DenseWorkspace(int capacity, S p) {
    this.capacity = capacity;
    this.p = p;
  }

  /// Room for as many p.
  abstract S newSide();

  /// KL(q‖p) for some rows of q, in `nats`; not ≥ 0 where they are left to the way of a single
  /// pair.
  abstract void divergence(DenseGaussianBatch q, long row, int count, S p, double[] nats);
}
