package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.DenseGradient;
import dev.kullback.covariance.Kronecker;
import dev.kullback.covariance.KroneckerGradient;
import dev.kullback.internal.linear.Square;

/// Gradients for two Kronecker products of the same orders, from the small factors.
///
/// With `t_B = tr(B_p⁻¹B_q)`, and X the difference of the means as an a × b matrix:
///
/// ```text
/// ∂/∂A_q = ½ (t_B − b) A_p⁻¹ + b · ½ A_p⁻¹ (A_q − A_p) A_q⁻¹
/// ∂/∂A_p = −½ A_p⁻¹ [ (t_B − b) A_q + b (A_q − A_p) + X B_p⁻¹ Xᵀ ] A_p⁻¹
/// ```
///
/// and the same with the factors exchanged; `t_B − b = tr(B_p⁻¹(B_q − B_p))`. Cost a³ + b³ + n (a +
/// b).
final class KroneckerGradients {
  private KroneckerGradients() {}

  static KroneckerGradient ofQ(Kronecker q, Kronecker p) {
    return new KroneckerGradient(
        ofQ(q.left(), p.left(), excess(q.right(), p.right()), q.right().dimension()),
        ofQ(q.right(), p.right(), excess(q.left(), p.left()), q.left().dimension()));
  }

  static KroneckerGradient ofP(Kronecker q, Kronecker p, double[] delta) {
    int a = q.left().dimension();
    int b = q.right().dimension();
    double[] transposed = new double[delta.length];
    for (int i = 0; i < a; i++) {
      for (int k = 0; k < b; k++) {
        transposed[k * a + i] = delta[i * b + k];
      }
    }
    return new KroneckerGradient(
        ofP(q.left(), p.left(), excess(q.right(), p.right()), p.right(), delta),
        ofP(q.right(), p.right(), excess(q.left(), p.left()), p.left(), transposed));
  }

  /// `tr(Σp⁻¹ (Σq − Σp))`.
  private static double excess(Dense q, Dense p) {
    int n = q.dimension();
    double[] relative = DenseTerm.whitened(Differences.of(q, p), Factors.lower(p), n);
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += relative[i * n + i];
    }
    return trace;
  }

  private static DenseGradient ofQ(Dense q, Dense p, double excess, int times) {
    int n = q.dimension();
    double[] g = DenseGradients.ofQ(q, p);
    double[] inverse = inverse(p);
    for (int i = 0; i < g.length; i++) {
      g[i] = times * g[i] + 0.5 * excess * inverse[i];
    }
    return gradient(g, n, q);
  }

  private static DenseGradient ofP(Dense q, Dense p, double excess, Dense other, double[] x) {
    int n = q.dimension();
    int times = other.dimension();
    double[] inner = Differences.of(q, p);
    double[] sigma = Square.flatten(q.toDense());
    double[][] rows = new double[n][];
    double[][] solved = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = java.util.Arrays.copyOfRange(x, i * times, (i + 1) * times);
      solved[i] = other.solve(rows[i]);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = Math.fma(excess, sigma[i * n + j], times * inner[i * n + j]);
        for (int k = 0; k < times; k++) {
          sum = Math.fma(rows[i][k], solved[j][k], sum);
        }
        inner[i * n + j] = sum;
      }
    }
    double[] factor = Factors.lower(p);
    return gradient(DenseGradients.scaled(inner, factor, factor, -0.5, n), n, p);
  }

  private static double[] inverse(Covariance c) {
    int n = c.dimension();
    double[] factor = Factors.lower(c);
    return DenseGradients.scaled(Square.gram(factor, n), factor, factor, 1, n);
  }

  private static DenseGradient gradient(double[] g, int n, Dense structure) {
    return new DenseGradient(Square.rows(g, n), structure.choleskyFactor());
  }
}
