package dev.kullback.internal.pair;

import dev.kullback.covariance.Circulant;
import dev.kullback.covariance.CirculantGradient;
import dev.kullback.internal.linear.Fourier;

/// Gradients for two circulant covariances, in the Fourier domain: with Δ̂ the transform of the
/// difference of the first rows and û that of `u = Σp⁻¹δ`,
///
/// ```text
/// ∂/∂c_q = transform of  ½ Δ̂ / (λp λq)           ∂/∂c_p = transform of  −½ (Δ̂ / λp² + |û|²/n)
/// ```
///
/// Cost O(n log n).
final class CirculantGradients {
  private CirculantGradients() {}

  static CirculantGradient ofQ(Circulant q, Circulant p) {
    double[] g = difference(q, p);
    double[] lambdaQ = q.eigenvalues();
    double[] lambdaP = p.eigenvalues();
    for (int k = 0; k < g.length; k++) {
      g[k] = 0.5 * (g[k] / lambdaP[k]) / lambdaQ[k];
    }
    return new CirculantGradient(Fourier.eigenvalues(g));
  }

  static CirculantGradient ofP(Circulant q, Circulant p, double[] delta) {
    double[] g = difference(q, p);
    double[] lambda = p.eigenvalues();
    double[] re = p.solve(delta);
    double[] im = new double[re.length];
    Fourier.forward(re, im);
    int n = g.length;
    for (int k = 0; k < n; k++) {
      double power = (re[k] * re[k] + im[k] * im[k]) / n;
      g[k] = -0.5 * (g[k] / lambda[k] / lambda[k] + power);
    }
    for (int k = 1; k < n - k; k++) {
      g[n - k] = g[k];
    }
    return new CirculantGradient(Fourier.eigenvalues(g));
  }

  private static double[] difference(Circulant q, Circulant p) {
    return Fourier.eigenvalues(Factors.subtract(q.firstRow(), p.firstRow()));
  }
}
