/// Judging a model on rows: the bound and its terms with standard errors, the closed-form KL beside
/// a sampled estimate of the same KL, active units, the importance-sampled likelihood.
///
/// Everything random is seeded and does not depend on threads or batches of the training run.
@NullMarked
package dev.kullback.vae.evaluation;

import org.jspecify.annotations.NullMarked;
