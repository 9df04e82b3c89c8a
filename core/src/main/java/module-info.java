import org.jspecify.annotations.NullMarked;

/// Gaussians and the Kullback-Leibler divergence between them, in closed form and to the last
/// digit.
@NullMarked
module dev.kullback {
  requires static transitive org.jspecify;
  requires ejml.core;
  requires ejml.ddense;
  requires static jdk.incubator.vector;
  requires static jdk.management;

  exports dev.kullback;
  exports dev.kullback.covariance;
  exports dev.kullback.divergence;
  exports dev.kullback.distribution;
  exports dev.kullback.estimate;
  exports dev.kullback.mixture;
  exports dev.kullback.special;
}
