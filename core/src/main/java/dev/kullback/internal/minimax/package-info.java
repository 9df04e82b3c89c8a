/// The coefficients of the minimax polynomials of the special functions and of the batch kernels,
/// derived by `bench/coefficients/minimax.py` (Remez, 60 digits): constants, and nothing else.
package dev.kullback.internal.minimax;
