package dev.kullback.covariance;

/// With respect to the one variance of `σ² I`.
///
/// @param variance ∂/∂σ²
/// @param logVariance ∂/∂ ln σ²
public record IsotropicGradient(double variance, double logVariance)
    implements CovarianceGradient {}
