package dev.kullback;

import dev.kullback.internal.panel.PanelFactor;
import dev.kullback.internal.panel.PanelMatrix;
import dev.kullback.special.ScaleTerms;
import java.util.Arrays;

/// One pair of large matrices at a time.
final class PanelPair extends DenseWorkspace<PanelSide> {
  private final int n;
  private final PanelSide q;
  private final PanelMatrix e;
  private final double[] w;
  private final double[] scratch = PanelFactor.scratch();

  PanelPair(int n) {
    super(1, new PanelSide(n));
    this.n = n;
    q = new PanelSide(n);
    e = new PanelMatrix(n);
    w = new double[Math.ceilDiv(n, 8) * 8];
  }

  @Override
  PanelSide newSide() {
    return new PanelSide(n);
  }

  @Override
  void divergence(DenseGaussianBatch qs, long row, int count, PanelSide ofP, double[] nats) {
    nats[0] = -1;
    if (ofP.isFine()) {
      q.load(qs, row, count);
      if (q.isFine()) {
        nats[0] = nats(ofP);
      }
    }
  }

  /// The divergence, or −1 where the pair is too close or the result out of range.
  private double nats(PanelSide ofP) {
    PanelMatrix lq = q.factor.upper();
    PanelMatrix lp = ofP.factor.upper();
    e.setTransposedDifference(lq, lp);
    ofP.factor.solveLower(e, scratch);
    double all = e.squaredNorm();
    if (!(all >= CLOSE && all < Double.POSITIVE_INFINITY)) {
      return -1;
    }
    double diagonal = 0;
    double terms = 0;
    for (int i = 0; i < n; i++) {
      double x = e.get(i, i);
      diagonal = Math.fma(x, x, diagonal);
      terms += ScaleTerms.ofDeviations(lq.get(i, i), lp.get(i, i));
    }
    return 0.5 * (all - diagonal) + terms + 0.5 * squaredDistance(ofP);
  }

  private double squaredDistance(PanelSide ofP) {
    Arrays.fill(w, 0);
    for (int i = 0; i < n; i++) {
      w[i] = q.mean[i] - ofP.mean[i];
    }
    ofP.factor.solve(w, scratch);
    double sum = 0;
    for (double x : w) {
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }
}
