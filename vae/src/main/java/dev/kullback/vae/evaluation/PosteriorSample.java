package dev.kullback.vae.evaluation;

import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Workspace;
import dev.kullback.vae.inference.TrainedModel;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.model.PosteriorBatch;
import dev.kullback.vae.objective.LatentSample;
import dev.kullback.vae.objective.Reconstruction;
import dev.kullback.vae.random.Stream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One draw of z from the posteriors of a batch, decoded: ln p(x|z) and ln q(z|x) − ln p(z) a row.
final class PosteriorSample {
  private final double[] negativeLogLikelihood;
  private final double[] logRatio;

  private PosteriorSample(double[] negativeLogLikelihood, double[] logRatio) {
    this.negativeLogLikelihood = negativeLogLikelihood;
    this.logRatio = logRatio;
  }

  /// Draws.
  ///
  /// @param treated the rows of the batch
  /// @param firstRow of the batch in the data set, and `draw`: the position in the random stream
  static PosteriorSample draw(
      TrainedModel model,
      PosteriorBatch posterior,
      MemorySegment treated,
      long seed,
      int firstRow,
      int draw) {
    Network network = model.network();
    TrainingConfig config = model.config();
    int rows = posterior.rows();
    float[] noise = new float[rows * posterior.latent()];
    Stream.EVALUATION_NOISE.at(seed, firstRow, draw).fillGaussian(noise, noise.length);
    LatentSample sample = LatentSample.of(posterior, noise);
    double[] loss = new double[rows];
    try (Workspace workspace = network.workspace().nested()) {
      Matrix output = network.decoder().forward(sample.matrix(workspace)).output();
      Reconstruction.of(config.likelihood(), network).evaluate(output.memory(), treated, loss);
    }
    return new PosteriorSample(loss, logRatios(posterior, noise, sample.values()));
  }

  /// ln q(z|x) − ln p(z) = Σ ½ (z² − ε² − ln σ²): the constants of the two densities cancel.
  private static double[] logRatios(PosteriorBatch posterior, float[] noise, MemorySegment z) {
    int latent = posterior.latent();
    double[] ratios = new double[posterior.rows()];
    for (int i = 0; i < noise.length; i++) {
      double at = z.getAtIndex(ValueLayout.JAVA_FLOAT, i);
      double epsilon = noise[i];
      ratios[i / latent] += 0.5 * (at * at - epsilon * epsilon - posterior.logVariance()[i]);
    }
    return ratios;
  }

  /// −ln p(x|z).
  double negativeLogLikelihood(int row) {
    return negativeLogLikelihood[row];
  }

  /// ln q(z|x) − ln p(z).
  double logRatio(int row) {
    return logRatio[row];
  }

  /// ln (p(x|z) p(z) / q(z|x)).
  double logWeight(int row) {
    return -negativeLogLikelihood[row] - logRatio[row];
  }
}
