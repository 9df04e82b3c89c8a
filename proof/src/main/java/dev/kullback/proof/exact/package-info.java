/// Exact evaluation at a point: n, means and covariances are given as fractions, and an expression
/// becomes a fraction plus fractions of ln π and of logarithms of primes ([LogNumber]), or, where
/// it has no such form, an interval ([Enclosure]).
///
/// Nothing here uses an identity about Gaussians beyond the formula of the density: expectations
/// and integrals are sums over quadrature nodes, exact for the polynomials at hand. It is the
/// second opinion on the normal form, and what a counterexample rests on.
@NullMarked
package dev.kullback.proof.exact;

import org.jspecify.annotations.NullMarked;
