/// `kullback kl` between Gaussian mixtures, for which there is no closed form: every approximation
/// and bound under its own name, and sampling with its seed and standard error. No formulas; those
/// are in core.
@NullMarked
package dev.kullback.app.kl.mixture;

import org.jspecify.annotations.NullMarked;
