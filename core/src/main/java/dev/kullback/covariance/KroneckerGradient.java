package dev.kullback.covariance;

/// With respect to the factors of `A ⊗ B`.
///
/// @param left with respect to A
/// @param right with respect to B
public record KroneckerGradient(DenseGradient left, DenseGradient right)
    implements CovarianceGradient {}
