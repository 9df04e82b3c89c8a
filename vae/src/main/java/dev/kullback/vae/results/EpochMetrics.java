package dev.kullback.vae.results;

import org.jspecify.annotations.Nullable;

/// One line of metrics.jsonl: what one epoch gave.
///
/// @param epoch counted from 1
/// @param train mean over the epoch's batches, one draw of z a row, weights changing underneath
/// @param validation the validation rows after the epoch, one draw of z a row, the same draws every
///   epoch; null when no rows are held back
/// @param activeUnits latent coordinates with Var_x E[z_u|x] > 0.01, on the validation rows
///   (without any, on the first 1000 training rows)
/// @param klWeight the weight of the KL in the objective at the end of the epoch
/// @param seconds of training in this epoch, in all parts when it was interrupted
/// @param samplesPerSecond training rows a second
public record EpochMetrics(
    int epoch,
    ElboTerms train,
    @Nullable ElboTerms validation,
    int activeUnits,
    double klWeight,
    double seconds,
    double samplesPerSecond) {}
