package dev.kullback;

import dev.kullback.internal.interleaved.LaneFactor;
import dev.kullback.internal.interleaved.LaneKernel;
import dev.kullback.internal.interleaved.LaneMatrices;
import dev.kullback.internal.kernel.DoubleReference;
import dev.kullback.internal.kernel.DoubleStage;
import dev.kullback.internal.kernel.DoubleTile;
import dev.kullback.internal.kernel.Kernels;
import dev.kullback.internal.kernel.StageKind;

/// Eight pairs of small matrices at a time, interleaved. Beside the squares of E off its diagonal,
/// each coordinate adds `wᵢ² + ρᵢ² − 1 − 2 ln ρᵢ`, `w = Lp⁻¹ (μq − μp)`, `ρᵢ = Lqᵢᵢ/Lpᵢᵢ`, to twice
/// the divergence: the kernel for independent coordinates computes that.
final class LanePairs extends DenseWorkspace<LaneSide> {
  /// The largest order that is faster this way.
  static final int LARGEST = 96;

  private static final int LANES = LaneKernel.LANES;

  private final int n;
  private final LaneSide q;
  private final double[] differences;
  private final double[] distances;
  private final double[] diagonal;
  private final double[] squares = new double[2 * LANES];
  private final double[] sums = new double[LANES];
  private final double[] scratch = new double[LaneKernel.SCRATCH];
  private final DoubleTile tile;
  private final DoubleStage[] stages = new DoubleStage[1];

  LanePairs(int n) {
    super(LANES, new LaneSide(n));
    this.n = n;
    q = new LaneSide(n);
    int size = q.factor.lower().rows() * LANES;
    differences = new double[LANES * n];
    distances = new double[size];
    diagonal = new double[size];
    tile = new DoubleTile(new DoubleReference(size));
    tile.offsets = distances;
    tile.scales = diagonal;
    tile.setShape(LANES, n);
  }

  @Override
  LaneSide newSide() {
    return new LaneSide(n);
  }

  @Override
  void divergence(DenseGaussianBatch qs, long row, int count, LaneSide ofP, double[] nats) {
    q.load(qs, row, count);
    whiten(ofP);
    LaneFactor.squares(q.factor.lower(), squares);
    terms(ofP);
    addUp();
    for (int lane = 0; lane < count; lane++) {
      boolean isFine = q.factor.isFine(lane) && ofP.factor.isFine(lane);
      boolean isFar = squares[lane] >= CLOSE && squares[lane] < Double.POSITIVE_INFINITY;
      nats[lane] = isFine && isFar ? 0.5 * sums[lane] : -1;
    }
  }

  /// E and w, in the place of Lq.
  private void whiten(LaneSide ofP) {
    LaneMatrices e = q.factor.lower();
    for (int i = 0; i < differences.length; i++) {
      differences[i] = q.means[i] - ofP.means[i];
    }
    e.setVectors(differences);
    e.copyDiagonal(diagonal);
    ofP.factor.solveDifference(e, scratch);
    e.copyVectors(distances);
  }

  /// Twice the divergences of the coordinates.
  private void terms(LaneSide ofP) {
    ofP.factor.lower().copyDiagonal(tile.reference.high);
    System.arraycopy(ofP.factor.inverses(), 0, tile.reference.inverse, 0, n * LANES);
    stages[0] = Kernels.doubles(StageKind.DEVIATION, tile.length());
    DoubleStage.run(stages, tile);
  }

  /// Twice the divergences of the pairs.
  private void addUp() {
    for (int lane = 0; lane < LANES; lane++) {
      sums[lane] = squares[lane] - squares[LANES + lane];
    }
    for (int i = 0; i < n; i++) {
      for (int lane = 0; lane < LANES; lane++) {
        sums[lane] += tile.terms[i * LANES + lane];
      }
    }
  }
}
