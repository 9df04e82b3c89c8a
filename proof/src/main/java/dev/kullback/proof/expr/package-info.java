/// The language of derivations about Gaussians: scalars, vectors, matrices, densities,
/// expectations, integrals and divergences as immutable trees whose nodes remember where they were
/// read.
///
/// It says what is written, not what it equals: nothing here simplifies, proves or evaluates.
@NullMarked
package dev.kullback.proof.expr;

import org.jspecify.annotations.NullMarked;
