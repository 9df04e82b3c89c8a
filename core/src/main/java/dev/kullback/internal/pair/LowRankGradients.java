package dev.kullback.internal.pair;

import static dev.kullback.internal.linear.RowBlock.ROWS;

import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.CovarianceGradient;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.LowRank;
import dev.kullback.covariance.LowRankGradient;
import dev.kullback.internal.linear.RowBlock;
import dev.kullback.internal.linear.Square;
import dev.kullback.internal.linear.Triangular;

/// Gradients for pairs of low-rank, diagonal and isotropic covariances; no n × n matrix is formed.
///
/// With `Δ = diag(e) + Y Wqᵀ + Wp Yᵀ`, `e = Dq − Dp`, `Y = Wq − Wp`, and the inverses `S = D⁻¹ −
/// D⁻¹ W M⁻¹ Wᵀ D⁻¹`, the gradient `G = scale · Sp Δ S` (S that of q or of p) is needed through its
/// diagonal and through G W only. Every n × r product in it is one of W or Y with a small matrix:
///
/// ```text
/// X  = S W  = D⁻¹ W M⁻¹                          S Y = D⁻¹ Y − X T,            T = Wᵀ D⁻¹ Y
/// Sp Δ S W  = Dp⁻¹ (e X + Y A + Wp C)            Z = Wpᵀ Dp⁻¹ e D⁻¹ W
/// A = Wqᵀ X,   B = Yᵀ X = Tᵀ M⁻¹                 C = Mp⁻¹ (B − Z M⁻¹ − Tp A)
///
/// diag(Sp e S)ᵢ = e/(dp d) − e/dp (Xᵢ·Wᵢ)/d − e/d (Xp,ᵢ·Wp,ᵢ)/dp + (Xp,ᵢ Z)·Xᵢ
/// diag(Sp Y Wqᵀ S)ᵢ = (Sp Y)ᵢ·(S Wq)ᵢ            diag(Sp Wp Yᵀ S)ᵢ = Xp,ᵢ·(S Y)ᵢ
/// ```
///
/// so that one pass over the rows gathers the small matrices and a second one writes the result, a
/// block of rows at a time. All terms are of first order in e and Y: nothing cancels near q = p.
///
/// Cost: about 11 n r² and r³; memory O(r²) beyond the result.
final class LowRankGradients {
  private final DiagonalPlusLowRank q;
  private final DiagonalPlusLowRank p;
  private final DiagonalPlusLowRank right;
  private final double scale;
  private final double[] u;
  private final int n;
  private final int r;

  private final double[] changeOfP; // Tp
  private final double[] change; // T
  private final double[] middle; // Z
  private final double[] projected; // Wᵀ u

  private LowRankGradients(Covariance q, Covariance p, boolean ofQ, double[] u) {
    n = q.dimension();
    r = Math.max(DiagonalPlusLowRank.rank(q), DiagonalPlusLowRank.rank(p));
    this.q = new DiagonalPlusLowRank(q, r);
    this.p = new DiagonalPlusLowRank(p, r);
    right = ofQ ? this.q : this.p;
    scale = ofQ ? 0.5 : -0.5;
    this.u = u;
    changeOfP = new double[r * r];
    change = ofQ ? new double[r * r] : changeOfP;
    middle = new double[r * r];
    projected = new double[r];
    gather();
  }

  /// In the parameters of q: `½ Sp Δ Sq`.
  static CovarianceGradient ofQ(Covariance q, Covariance p) {
    return new LowRankGradients(q, p, true, new double[q.dimension()]).gradient(q);
  }

  /// In the parameters of p: `−½ Sp (Δ + δδᵀ) Sp`.
  static CovarianceGradient ofP(Covariance q, Covariance p, double[] delta) {
    return new LowRankGradients(q, p, false, p.solve(delta)).gradient(p);
  }

  private CovarianceGradient gradient(Covariance structure) {
    double[] diagonal = new double[n];
    return switch (structure) {
      case Isotropic c -> {
        write(diagonal, new double[0], 0);
        yield Contraction.isotropic(diagonal, c);
      }
      case Diagonal c -> {
        write(diagonal, new double[0], 0);
        yield Contraction.diagonal(diagonal, c);
      }
      case LowRank c -> {
        double[] loadings = new double[n * c.rank()];
        write(diagonal, loadings, c.rank());
        yield new LowRankGradient(diagonal, loadings);
      }
      default ->
          throw new IllegalArgumentException(
              "needs a diagonal or low-rank covariance, got " + structure);
    };
  }

  /// The first pass.
  private void gather() {
    LowRankRows rows = new LowRankRows(q, p, r);
    double[] vp = RowBlock.columns(r);
    double[] v = right == p ? vp : RowBlock.columns(r);
    double[] ve = RowBlock.columns(r);
    double[] weights = new double[ROWS];
    for (int from = 0; from < n; from += ROWS) {
      rows.load(from, n);
      RowBlock.scale(rows.wp, rows.inverseP, r, vp);
      RowBlock.addProduct(vp, rows.y, r, changeOfP);
      if (right != p) {
        RowBlock.scale(rows.wq, rows.inverseQ, r, v);
        RowBlock.addProduct(v, rows.y, r, change);
      }
      RowBlock.scale(vp, rows.e, r, ve);
      RowBlock.addProduct(ve, v, r, middle);
      loadU(from, weights);
      RowBlock.addProjection(right == p ? rows.wp : rows.wq, weights, r, projected);
    }
  }

  private void loadU(int from, double[] weights) {
    int count = Math.min(ROWS, n - from);
    System.arraycopy(u, from, weights, 0, count);
    java.util.Arrays.fill(weights, count, ROWS, 0);
  }

  /// The second pass.
  private void write(double[] diagonal, double[] loadings, int rank) {
    double[] inverseOfP = inverse(p);
    double[] inverse = right == p ? inverseOfP : inverse(right);
    double[] a = ofWq(inverse);
    double[] c = ofWp(inverseOfP, inverse, a);
    LowRankRows rows = new LowRankRows(q, p, r);
    double[] w = right == p ? rows.wp : rows.wq;
    double[] weight = right == p ? rows.inverseP : rows.inverseQ;
    double[] xp = RowBlock.columns(r);
    double[] x = right == p ? xp : RowBlock.columns(r);
    double[] spy = RowBlock.columns(r);
    double[] sy = right == p ? spy : RowBlock.columns(r);
    double[] work = RowBlock.columns(r);
    LowRankDiagonal sums = new LowRankDiagonal(r);
    for (int from = 0; from < n; from += ROWS) {
      rows.load(from, n);
      solved(rows.wp, inverseOfP, rows.inverseP, xp);
      reduced(rows.y, rows.inverseP, xp, changeOfP, spy);
      if (right != p) {
        solved(w, inverse, weight, x);
        reduced(rows.y, weight, x, change, sy);
      }
      sums.start(rows.e, rows.inverseP, weight, x, w, xp, rows.wp);
      RowBlock.multiply(xp, middle, r, work);
      sums.add(work, x);
      sums.add(spy, x);
      if (right == p) {
        sums.add(spy, spy); // S Wq = X + S Y
      }
      sums.add(xp, sy);
      sums.write(scale, u, diagonal, from);
      if (rank > 0) {
        RowBlock.scale(x, rows.e, r, work);
        RowBlock.multiplyAdd(rows.y, a, 1, r, work);
        RowBlock.multiplyAdd(rows.wp, c, 1, r, work);
        RowBlock.scale(work, rows.inverseP, r, work);
        store(work, loadings, rank, from);
      }
    }
  }

  /// `S W = D⁻¹ W M⁻¹`.
  private void solved(double[] w, double[] inverse, double[] weight, double[] x) {
    RowBlock.multiply(w, inverse, r, x);
    RowBlock.scale(x, weight, r, x);
  }

  /// `S Y = D⁻¹ Y − X T`.
  private void reduced(double[] y, double[] weight, double[] x, double[] t, double[] sy) {
    RowBlock.scale(y, weight, r, sy);
    RowBlock.multiplyAdd(x, t, -1, r, sy);
  }

  private void store(double[] block, double[] loadings, int rank, int from) {
    int count = Math.min(ROWS, n - from);
    for (int i = 0; i < count; i++) {
      for (int l = 0; l < rank; l++) {
        loadings[(from + i) * rank + l] =
            2 * scale * Math.fma(u[from + i], projected[l], block[l * ROWS + i]);
      }
    }
  }

  /// `A = Wqᵀ X`: `I − M⁻¹` on the side of q, `I − M⁻¹ + Tᵀ M⁻¹` on that of p.
  private double[] ofWq(double[] inverse) {
    double[] a = Square.identity(r);
    double[] turned = change.clone();
    Square.transpose(turned, r);
    for (int i = 0; i < r * r; i++) {
      a[i] -= inverse[i];
    }
    return right == p ? plus(a, Square.product(turned, inverse, r), 1) : a;
  }

  /// `C = Mp⁻¹ (Tᵀ M⁻¹ − Z M⁻¹ − Tp A)`.
  private double[] ofWp(double[] inverseOfP, double[] inverse, double[] a) {
    double[] turned = change.clone();
    Square.transpose(turned, r);
    double[] inner = Square.product(plus(turned, middle, -1), inverse, r);
    return Square.product(inverseOfP, plus(inner, Square.product(changeOfP, a, r), -1), r);
  }

  private static double[] plus(double[] a, double[] b, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] = Math.fma(factor, b[i], a[i]);
    }
    return a;
  }

  /// `M⁻¹` from the factor of the capacitance.
  private double[] inverse(DiagonalPlusLowRank c) {
    double[] factor = c.capacitanceFactor();
    double[] inverse = Square.identity(r);
    Triangular.solveColumns(factor, r, inverse);
    Triangular.solveColumnsTransposed(factor, r, inverse);
    return inverse;
  }
}
