package dev.kullback.vae.evaluation;

import dev.kullback.KullbackLeibler;
import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.vae.feed.Treatment;
import dev.kullback.vae.inference.TrainedModel;
import dev.kullback.vae.model.PosteriorBatch;
import dev.kullback.vae.results.EvaluationResult;
import dev.kullback.vae.results.ImportanceEstimate;
import dev.kullback.vae.results.LatentUnit;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures a model on rows.
///
/// The KL is the closed form. The sampled KL is the mean of ln q(z|x) − ln p(z) over the same draws
/// of z that the reconstruction is taken with; since both KLs are of the same rows, its standard
/// error is that of the difference, row by row: it says how far chance alone puts them apart.
public final class Evaluation {
  private final TrainedModel model;
  private final Dataset data;
  private final EvaluationOptions options;
  private final MeanEstimate elbo = new MeanEstimate();
  private final MeanEstimate reconstruction = new MeanEstimate();
  private final MeanEstimate kl = new MeanEstimate();
  private final MeanEstimate klDifference = new MeanEstimate();
  private final UnitStatistics units;
  private final ImportanceSampling importance;

  private Evaluation(TrainedModel model, Dataset data, EvaluationOptions options) {
    this.model = model;
    this.data = data;
    this.options = options;
    this.units = new UnitStatistics(model.latent());
    this.importance = new ImportanceSampling(model, options);
  }

  /// Measures.
  ///
  /// @param model any
  /// @param data at least two rows of its dimension, treated as the model's run treats test rows
  /// @param options how thoroughly
  /// @return the numbers
  /// @throws DataException when the rows do not fit the model
  public static EvaluationResult evaluate(
      TrainedModel model, Dataset data, EvaluationOptions options) {
    model.requireFit(data);
    if (data.rows() < 2) {
      throw new DataException(
          data.name(), "an evaluation needs at least 2 rows for its standard errors, got 1");
    }
    Evaluation evaluation = new Evaluation(model, data, options);
    evaluation.run();
    return evaluation.result();
  }

  private void run() {
    Treatment treatment = Treatment.evaluation(model.config());
    int batch = model.batchRows();
    MemorySegment memory =
        Arena.ofAuto().allocate((long) batch * model.dimension() * Float.BYTES, 64);
    for (int first = 0; first < data.rows(); first += batch) {
      int count = Math.min(batch, data.rows() - first);
      MemorySegment rows = memory.asSlice(0, (long) count * model.dimension() * Float.BYTES);
      treatment.copy(data, first, count, rows);
      PosteriorBatch posterior = model.posterior(rows, count);
      units.add(posterior);
      measure(posterior, rows, first);
      importance.add(posterior, rows, first);
    }
  }

  private void measure(PosteriorBatch posterior, MemorySegment rows, int first) {
    int count = posterior.rows();
    double[] loss = new double[count];
    double[] sampledKl = new double[count];
    for (int draw = 0; draw < options.samples(); draw++) {
      PosteriorSample sample =
          PosteriorSample.draw(model, posterior, rows, options.seed(), first, draw);
      for (int i = 0; i < count; i++) {
        loss[i] += sample.negativeLogLikelihood(i) / options.samples();
        sampledKl[i] += sample.logRatio(i) / options.samples();
      }
    }
    float[] closed = new float[count];
    KullbackLeibler.divergence(
        posterior.gaussians(), posterior.prior(), MemorySegment.ofArray(closed));
    for (int i = 0; i < count; i++) {
      elbo.add(-loss[i] - closed[i]);
      reconstruction.add(-loss[i]);
      kl.add(closed[i]);
      klDifference.add(sampledKl[i] - closed[i]);
    }
  }

  private EvaluationResult result() {
    List<LatentUnit> all = units.units();
    @Nullable ImportanceEstimate likelihood = importance.estimate();
    return new EvaluationResult(
        data.rows(),
        options.samples(),
        reconstruction.mean() - kl.mean(),
        elbo.standardError(),
        reconstruction.mean(),
        reconstruction.standardError(),
        kl.mean(),
        kl.standardError(),
        kl.mean() + klDifference.mean(),
        klDifference.standardError(),
        units.active(),
        all,
        likelihood,
        Treatment.describe(model.config(), data));
  }
}
