/// Variational autoencoders whose KL term is the closed form of the core, in value and gradient.
///
/// An encoder maps a row x to q(z|x) = N(μ(x), diag σ²(x)), a decoder maps z to p(x|z), and both
/// learn by raising the evidence lower bound E_q ln p(x|z) − KL(q(z|x) ‖ N(0, I)), in nats a row.
///
/// The ways in: [dev.kullback.vae.config.Defaults] chooses a configuration,
/// [dev.kullback.vae.training.Trainer] trains into a run folder or resumes one,
/// [dev.kullback.vae.inference.TrainedModel] loads what was trained, encodes, decodes and samples,
/// [dev.kullback.vae.evaluation.Evaluation] measures it, [dev.kullback.vae.run.RunFolder] reads the
/// files of a run. This package itself holds only the errors they share.
@NullMarked
package dev.kullback.vae;

import org.jspecify.annotations.NullMarked;
