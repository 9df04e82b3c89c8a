/// The two networks: their parameters in one stretch of memory, the dense layers with forward and
/// backward written out, and the posterior the encoder gives.
///
/// It knows nothing of objectives, data sets or files.
@NullMarked
package dev.kullback.vae.model;

import org.jspecify.annotations.NullMarked;
