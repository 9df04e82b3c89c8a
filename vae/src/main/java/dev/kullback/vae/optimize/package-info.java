/// Turns gradients into better parameters, in place. It knows nothing of where a gradient is from.
@NullMarked
package dev.kullback.vae.optimize;

import org.jspecify.annotations.NullMarked;
