/// Variational autoencoders with the closed-form KL.
@NullMarked
package dev.kullback.vae;

import org.jspecify.annotations.NullMarked;
