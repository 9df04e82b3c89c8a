package dev.kullback.mixture;

/// The variational upper bound: mass of fₐ sent to g_b by φ (rows sum to πₐ), mass of g_b explained
/// by fₐ by ψ (columns sum to ω_b), both changed in turn:
///
/// ```text
/// ψ_ab = ω_b φ_ab / Σₐ′ φₐ′b          φ_ab = πₐ ψ_ab e^(−KL(fₐ‖g_b)) / Σ_b′ ψ_ab′ e^(−KL(fₐ‖g_b′))
/// ```
///
/// No step raises `Σ φ (ln φ/ψ + KL(fₐ‖g_b))`, and after every step it is an upper bound.
final class Coupling {
  private static final int STEPS = 10_000;

  /// Relative decrease of the bound at which it counts as converged.
  private static final double CONVERGED = 1e-13;

  private final GaussianMixture q;
  private final GaussianMixture p;
  private final double[][] divergence;
  private final double[][] logPsi;

  private Coupling(GaussianMixture q, GaussianMixture p) {
    this.q = q;
    this.p = p;
    divergence = new double[q.size()][p.size()];
    logPsi = new double[q.size()][p.size()];
    for (int a = 0; a < q.size(); a++) {
      for (int b = 0; b < p.size(); b++) {
        divergence[a][b] = Overlaps.divergence(q, a, p, b);
        logPsi[a][b] = p.logWeight(b) + q.logWeight(a);
      }
    }
  }

  static double minimum(GaussianMixture q, GaussianMixture p) {
    Coupling coupling = new Coupling(q, p);
    double bound = coupling.step();
    for (int i = 0; i < STEPS; i++) {
      double next = coupling.step();
      if (!(bound - next > CONVERGED * Math.abs(bound))) {
        return Math.min(bound, next);
      }
      bound = next;
    }
    return bound;
  }

  /// One change of φ and one of ψ; the bound between the two.
  private double step() {
    double[][] logPhi = new double[q.size()][p.size()];
    double bound = 0;
    for (int a = 0; a < q.size(); a++) {
      double[] terms = logPsi[a].clone();
      for (int b = 0; b < terms.length; b++) {
        terms[b] -= divergence[a][b];
      }
      double total = LogSum.of(terms);
      bound += q.weight(a) * (q.logWeight(a) - total);
      for (int b = 0; b < p.size(); b++) {
        logPhi[a][b] = q.logWeight(a) + terms[b] - total;
      }
    }
    explain(logPhi);
    return bound;
  }

  private void explain(double[][] logPhi) {
    for (int b = 0; b < p.size(); b++) {
      double[] column = new double[q.size()];
      for (int a = 0; a < column.length; a++) {
        column[a] = logPhi[a][b];
      }
      double total = LogSum.of(column);
      // A g_b that nothing is sent to stays explained as before.
      for (int a = 0; a < column.length && total > Double.NEGATIVE_INFINITY; a++) {
        logPsi[a][b] = p.logWeight(b) + logPhi[a][b] - total;
      }
    }
  }
}
