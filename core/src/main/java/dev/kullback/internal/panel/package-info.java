/// Cholesky factors and triangular solves in blocks, for full matrices of any order up to a few
/// thousand, on a handful of kernels for 8 × 8 blocks ([dev.kullback.internal.panel.PanelKernel])
/// that come in plain Java and, in `internal.simd`, in vectors.
/// [dev.kullback.internal.panel.PanelMatrix] says how the numbers lie.
package dev.kullback.internal.panel;
