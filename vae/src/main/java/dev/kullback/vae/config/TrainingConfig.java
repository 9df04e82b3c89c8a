package dev.kullback.vae.config;

/// Everything that decides a training run besides the data. Two runs of equal configuration, data
/// and versions on the same kind of processor give the same bits.
///
/// Start from [Defaults#of] and change what you need with the `with…` methods.
///
/// @param architecture the shape of the networks
/// @param likelihood p(x|z)
/// @param binarization what happens to the values first
/// @param objective what is minimised
/// @param optimization how long and how fast
/// @param validation share of the training rows held back to watch the run, in [0, 0.5]; 0 for none
/// @param seeds of the sources of chance
/// @param threads processor threads; part of the configuration because sums depend on it
/// @param evaluationSamples draws of z a row when the test rows are evaluated
public record TrainingConfig(
    Architecture architecture,
    Likelihood likelihood,
    Binarization binarization,
    Objective objective,
    Optimization optimization,
    double validation,
    Seeds seeds,
    int threads,
    int evaluationSamples) {

  /// Checks the ranges, and that binarised data meet a Bernoulli likelihood.
  public TrainingConfig {
    Checks.present("architecture", architecture);
    Checks.present("likelihood", likelihood);
    Checks.present("binarization", binarization);
    Checks.present("objective", objective);
    Checks.present("optimization", optimization);
    Checks.present("seeds", seeds);
    if (!(validation >= 0 && validation <= 0.5)) {
      throw new IllegalArgumentException(
          "the validation share needs to lie in [0, 0.5], got " + validation);
    }
    if (optimization.patience() > 0 && validation == 0) {
      throw new IllegalArgumentException(
          "early stopping (patience " + optimization.patience() + ") needs a validation share > 0");
    }
    Checks.positive("the number of threads", threads, "");
    Checks.positive("the number of evaluation samples", evaluationSamples, "");
    if (binarization != Binarization.NONE && !(likelihood instanceof Likelihood.Bernoulli)) {
      throw new IllegalArgumentException(
          "binarization " + binarization + " needs the bernoulli likelihood, got " + likelihood);
    }
  }

  /// The same with another architecture.
  ///
  /// @param value the shape of the networks
  /// @return the changed copy
  public TrainingConfig withArchitecture(Architecture value) {
    return new TrainingConfig(
        value,
        likelihood,
        binarization,
        objective,
        optimization,
        validation,
        seeds,
        threads,
        evaluationSamples);
  }

  /// The same with another likelihood and treatment of the data, which must fit each other.
  ///
  /// @param value p(x|z)
  /// @param treatment what happens to the values first
  /// @return the changed copy
  public TrainingConfig withLikelihood(Likelihood value, Binarization treatment) {
    return new TrainingConfig(
        architecture,
        value,
        treatment,
        objective,
        optimization,
        validation,
        seeds,
        threads,
        evaluationSamples);
  }

  /// The same with another objective.
  ///
  /// @param value what is minimised
  /// @return the changed copy
  public TrainingConfig withObjective(Objective value) {
    return new TrainingConfig(
        architecture,
        likelihood,
        binarization,
        value,
        optimization,
        validation,
        seeds,
        threads,
        evaluationSamples);
  }

  /// The same with other epochs, batch, learning rate, patience, and another validation share.
  ///
  /// @param value how long and how fast
  /// @param validationShare share of the training rows held back
  /// @return the changed copy
  public TrainingConfig withOptimization(Optimization value, double validationShare) {
    return new TrainingConfig(
        architecture,
        likelihood,
        binarization,
        objective,
        value,
        validationShare,
        seeds,
        threads,
        evaluationSamples);
  }

  /// The same with other seeds.
  ///
  /// @param value of the sources of chance
  /// @return the changed copy
  public TrainingConfig withSeeds(Seeds value) {
    return new TrainingConfig(
        architecture,
        likelihood,
        binarization,
        objective,
        optimization,
        validation,
        value,
        threads,
        evaluationSamples);
  }

  /// The same on another number of processor threads.
  ///
  /// @param value at least 1
  /// @return the changed copy
  public TrainingConfig withThreads(int value) {
    return new TrainingConfig(
        architecture,
        likelihood,
        binarization,
        objective,
        optimization,
        validation,
        seeds,
        value,
        evaluationSamples);
  }

  /// The same with another number of draws in the evaluation.
  ///
  /// @param value draws of z a row, at least 1
  /// @return the changed copy
  public TrainingConfig withEvaluationSamples(int value) {
    return new TrainingConfig(
        architecture,
        likelihood,
        binarization,
        objective,
        optimization,
        validation,
        seeds,
        threads,
        value);
  }
}
