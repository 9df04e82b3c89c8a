/// Covariance structures: what a covariance matrix is known to be, so that each pair of structures
/// gets the best algorithm. A structure validates itself once, is immutable, and knows its
/// determinant and how to solve with itself. It knows nothing of divergences.
package dev.kullback.covariance;
