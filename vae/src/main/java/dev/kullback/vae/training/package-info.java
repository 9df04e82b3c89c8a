/// The training loop: batches in, steps, epochs, checkpoints, early stopping, resuming.
///
/// It decides when things happen; what happens in a step, a checkpoint or an evaluation is in the
/// packages of those names.
@NullMarked
package dev.kullback.vae.training;

import org.jspecify.annotations.NullMarked;
