package dev.kullback.covariance;

/// The derivative of a scalar with respect to the parameters of a covariance, in that covariance's
/// own structure.
public sealed interface CovarianceGradient
    permits IsotropicGradient,
        DiagonalGradient,
        DenseGradient,
        PrecisionGradient,
        LowRankGradient,
        KroneckerGradient,
        BlockDiagonalGradient,
        CirculantGradient,
        BandedPrecisionGradient {}
