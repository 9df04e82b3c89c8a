/// Gaussians as one writes them on a command line: `N([0.3,-1.2], diag(0.5, 2))`, `N(0, I)`.
///
/// Text becomes a [GaussianLiteral][dev.kullback.app.kl.literal.GaussianLiteral], and two of these
/// a [Pair][dev.kullback.app.kl.literal.Pair] of Gaussians of one dimension; every error points at
/// its column.
@NullMarked
package dev.kullback.app.kl.literal;

import org.jspecify.annotations.NullMarked;
