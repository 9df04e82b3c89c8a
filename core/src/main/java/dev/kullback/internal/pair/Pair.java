package dev.kullback.internal.pair;

import dev.kullback.covariance.Covariance;

/// An ordered pair of structures, to be matched by record patterns.
record Pair(Covariance q, Covariance p) {}
