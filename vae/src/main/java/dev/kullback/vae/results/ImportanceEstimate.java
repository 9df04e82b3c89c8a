package dev.kullback.vae.results;

import org.jspecify.annotations.Nullable;

/// The negative log-likelihood −ln p(x) estimated by importance sampling from q: an upper bound in
/// expectation, which falls towards the truth as the samples grow.
///
/// @param rows rows used
/// @param samples draws of z a row
/// @param nll mean of −ln (1/k Σ p(x|z)p(z)/q(z|x)), in nats a row
/// @param standardError of that mean over the rows
/// @param effectiveSampleSize mean over the rows of (Σw)²/Σw², out of `samples`
/// @param paretoK mean over the rows of the tail shape of the weights (Zhang & Stephens 2009);
///   above 0.7 the estimate for a row is not to be trusted (Vehtari et al. 2015); null below 25
///   samples
/// @param paretoKAbove share of the rows with a tail shape above 0.7; null below 25 samples
public record ImportanceEstimate(
    int rows,
    int samples,
    double nll,
    double standardError,
    double effectiveSampleSize,
    @Nullable Double paretoK,
    @Nullable Double paretoKAbove) {}
