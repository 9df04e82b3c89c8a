/// The kernels under [dev.kullback.PairwiseKullbackLeibler]: sums over the coordinates for a tile
/// of rows of q and rows of p, in plain Java ([dev.kullback.internal.pairwise.ScalarPairKernel])
/// and, in `internal.simd`, in vectors. No class here knows a Gaussian, checks an argument or
/// allocates.
package dev.kullback.internal.pairwise;
