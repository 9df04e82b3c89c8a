/// Gaussians, the divergences between them, and the special functions these stand on.
@NullMarked
package dev.kullback;

import org.jspecify.annotations.NullMarked;
