/// The exact normal form: two expressions about Gaussians are equal for every dimension n, every
/// mean and every covariance exactly when their normal forms coincide.
///
/// A scalar is a polynomial over the rationals in n, ln 2, ln π, power sums Σ_i (monomial), traces
/// and bilinear forms of words in the matrices, log-determinants, and exponentials of such
/// polynomials. Every rule used is an identity that holds for all n, so a vanishing difference is a
/// proof. What lies outside the fragment is refused ([OutsideFragmentException]), never guessed.
@NullMarked
package dev.kullback.proof.normal;

import org.jspecify.annotations.NullMarked;
