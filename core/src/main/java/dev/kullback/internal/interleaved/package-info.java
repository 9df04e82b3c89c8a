/// Cholesky factors and triangular solves of eight small matrices at once, element by element side
/// by side, so that each lane of a vector works on a matrix of its own and none waits for the chain
/// of roots and quotients of one matrix. A few kernels on tiles of four columns
/// ([dev.kullback.internal.interleaved.LaneKernel]) come in plain Java and, in `internal.simd`, in
/// vectors. [dev.kullback.internal.interleaved.LaneMatrices] says how the numbers lie.
package dev.kullback.internal.interleaved;
