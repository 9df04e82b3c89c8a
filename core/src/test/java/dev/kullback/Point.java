package dev.kullback;

import dev.kullback.oracle.Oracle;
import java.math.BigDecimal;
import java.math.MathContext;

/// A pair (q, p) with all entries free, and the slopes of the oracle's KL(q‖p) there.
record Point(Gaussian q, Gaussian p) {

  static Point of(Gaussian q, Gaussian p) {
    return new Point(q, p);
  }

  double slopeInMeanOfQ(int i, double step) {
    return slope(shifted(i, step, 0), shifted(i, -step, 0), width(q.mean(i), step));
  }

  double slopeInMeanOfP(int i, double step) {
    return slope(shifted(i, 0, step), shifted(i, 0, -step), width(p.mean(i), step));
  }

  double slopeInCovarianceOfQ(int i, int j, double step) {
    double entry = q.covariance().toDense()[i][j];
    return slope(moved(true, i, j, step), moved(true, i, j, -step), width(entry, step));
  }

  double slopeInCovarianceOfP(int i, int j, double step) {
    double entry = p.covariance().toDense()[i][j];
    return slope(moved(false, i, j, step), moved(false, i, j, -step), width(entry, step));
  }

  static double slope(BigDecimal up, BigDecimal down, double width) {
    return up.subtract(down).divide(new BigDecimal(width), MathContext.DECIMAL64).doubleValue();
  }

  /// The step really taken between two rounded doubles.
  private static double width(double x, double step) {
    return (x + step) - (x - step);
  }

  private BigDecimal shifted(int i, double stepOfQ, double stepOfP) {
    double[] mq = q.mean();
    double[] mp = p.mean();
    mq[i] += stepOfQ;
    mp[i] += stepOfP;
    return Oracle.divergence(mq, q.covariance().toDense(), mp, p.covariance().toDense());
  }

  private BigDecimal moved(boolean inQ, int i, int j, double step) {
    double[][] sq = q.covariance().toDense();
    double[][] sp = p.covariance().toDense();
    double[][] target = inQ ? sq : sp;
    target[i][j] += step;
    if (i != j) {
      target[j][i] += step;
    }
    return Oracle.divergence(q.mean(), sq, p.mean(), sp);
  }
}
