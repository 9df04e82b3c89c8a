/// Triangular linear algebra on row-major `double[]`: the Cholesky factor and the solves a
/// divergence needs. No checks (the public types validate), no pivoting, no general matrices;
/// eigenvalues come from EJML.
package dev.kullback.internal.linear;
