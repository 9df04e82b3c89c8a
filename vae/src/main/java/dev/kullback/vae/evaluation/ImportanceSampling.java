package dev.kullback.vae.evaluation;

import dev.kullback.vae.inference.TrainedModel;
import dev.kullback.vae.model.PosteriorBatch;
import dev.kullback.vae.results.ImportanceEstimate;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// −ln p(x) ≈ −ln (1/k Σ p(x|z)p(z)/q(z|x)), z from q(z|x), row by row, with the sum of
/// exponentials in double precision and relative to the largest.
final class ImportanceSampling {
  /// Draws of the bound come first in the random stream.
  private static final int FIRST_DRAW = 1 << 20;

  private final TrainedModel model;
  private final EvaluationOptions options;
  private final MeanEstimate nll = new MeanEstimate();
  private final MeanEstimate effectiveSize = new MeanEstimate();
  private final MeanEstimate tailShape = new MeanEstimate();
  private int aboveBar;
  private int rows;

  ImportanceSampling(TrainedModel model, EvaluationOptions options) {
    this.model = model;
    this.options = options;
  }

  void add(PosteriorBatch posterior, MemorySegment treated, int firstRow) {
    int samples = options.importanceSamples();
    int count = Math.min(posterior.rows(), options.importanceRows() - rows);
    if (samples == 0 || count <= 0) {
      return;
    }
    double[][] logWeights = new double[count][samples];
    for (int s = 0; s < samples; s++) {
      PosteriorSample sample =
          PosteriorSample.draw(model, posterior, treated, options.seed(), firstRow, FIRST_DRAW + s);
      for (int i = 0; i < count; i++) {
        logWeights[i][s] = sample.logWeight(i);
      }
    }
    for (double[] row : logWeights) {
      addRow(row);
    }
    rows += count;
  }

  private void addRow(double[] logWeights) {
    double largest = Arrays.stream(logWeights).max().orElseThrow();
    double sum = 0;
    double squares = 0;
    for (double logWeight : logWeights) {
      double weight = Math.exp(logWeight - largest);
      sum += weight;
      squares += weight * weight;
    }
    nll.add(-(largest + Math.log(sum / logWeights.length)));
    effectiveSize.add(sum * sum / squares);
    if (logWeights.length >= ParetoTail.FEWEST) {
      double shape = ParetoTail.shape(logWeights);
      tailShape.add(shape);
      aboveBar += shape > ParetoTail.TRUSTED_BELOW ? 1 : 0;
    }
  }

  @Nullable ImportanceEstimate estimate() {
    if (rows == 0) {
      return null;
    }
    boolean tails = options.importanceSamples() >= ParetoTail.FEWEST;
    return new ImportanceEstimate(
        rows,
        options.importanceSamples(),
        nll.mean(),
        nll.standardError(),
        effectiveSize.mean(),
        tails ? tailShape.mean() : null,
        tails ? (double) aboveBar / rows : null);
  }
}
