/// Using a trained model: encoding rows, decoding latent vectors, sampling, reconstructing. Nothing
/// is learned or judged here.
@NullMarked
package dev.kullback.vae.inference;

import org.jspecify.annotations.NullMarked;
