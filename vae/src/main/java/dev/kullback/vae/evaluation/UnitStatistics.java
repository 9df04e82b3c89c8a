package dev.kullback.vae.evaluation;

import dev.kullback.KullbackLeibler;
import dev.kullback.vae.model.PosteriorBatch;
import dev.kullback.vae.results.LatentUnit;
import java.util.ArrayList;
import java.util.List;

/// Collects the KL and the spread of the posterior mean of each latent coordinate.
final class UnitStatistics {
  private final double[] klSums;
  private final MeanEstimate[] means;
  private long rows;

  UnitStatistics(int latent) {
    this.klSums = new double[latent];
    this.means = new MeanEstimate[latent];
    for (int u = 0; u < latent; u++) {
      means[u] = new MeanEstimate();
    }
  }

  void add(PosteriorBatch posterior) {
    KullbackLeibler.perCoordinate(posterior.gaussians(), posterior.prior(), klSums);
    for (int i = 0; i < posterior.mean().length; i++) {
      means[i % posterior.latent()].add(posterior.mean()[i]);
    }
    rows += posterior.rows();
  }

  List<LatentUnit> units() {
    List<LatentUnit> units = new ArrayList<>();
    for (int u = 0; u < klSums.length; u++) {
      units.add(new LatentUnit(u, klSums[u] / rows, means[u].variance()));
    }
    return units;
  }

  int active() {
    return Math.toIntExact(units().stream().filter(LatentUnit::active).count());
  }
}
