/// The kernels under [dev.kullback.BatchKullbackLeibler]: the terms of one coordinate, defined to
/// the bit ([dev.kullback.internal.kernel.FloatTerms], [dev.kullback.internal.kernel.DoubleTerms]),
/// and stages that pass a tile of a few kilobytes through them, chosen in one place
/// ([dev.kullback.internal.kernel.Kernels]). Nothing here checks its arguments or allocates. The
/// vectorised twins lie in `internal.simd`.
package dev.kullback.internal.kernel;
