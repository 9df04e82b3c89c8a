/// The elementwise kernels under [dev.kullback.GaussianBatch], behind one interface and chosen in
/// one place ([dev.kullback.internal.kernel.Kernels]). Kernels work on heap arrays a few kilobytes
/// long, check nothing and allocate nothing. The vectorised twin lies in `internal.simd` and
/// implements [dev.kullback.internal.kernel.PosteriorKernel].
package dev.kullback.internal.kernel;
