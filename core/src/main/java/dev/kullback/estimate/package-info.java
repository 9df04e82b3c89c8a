/// Gaussians from data: fits them to rows of numbers in one pass, and says what the divergence
/// between two fits tells about the divergence between the distributions the rows came from.
///
/// Start at [GaussianEstimator] and [DivergenceEstimate]. It reads no files, and it knows no
/// divergence but Kullback-Leibler.
package dev.kullback.estimate;
