/// The elementwise kernels under [dev.kullback.GaussianBatch], behind one interface and chosen in
/// one place ([dev.kullback.internal.kernel.Kernels]). Kernels work on heap arrays a few kilobytes
/// long, check nothing and allocate nothing. A vectorised twin joins by implementing
/// [dev.kullback.internal.kernel.LogVarianceKernel].
package dev.kullback.internal.kernel;
