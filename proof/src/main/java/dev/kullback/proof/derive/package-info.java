/// Derivations of the closed forms of the KL divergence, the entropy and the cross-entropy of
/// Gaussians, for every pair of families and every dimension.
///
/// A [Derivation] is made of [Chain]s and a chain of [Rule.Step]s. A step can be made by nothing
/// but a [Rule]: a rule computes the right side from the left one, and no step leaves the package
/// before the [Verifier] has compared both sides. What is printed is therefore what has been
/// proved.
///
/// Deriving is here; reading and judging other people's texts is not, nor is printing.
@NullMarked
package dev.kullback.proof.derive;

import org.jspecify.annotations.NullMarked;
