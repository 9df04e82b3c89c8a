package dev.kullback.vae.training;

import dev.kullback.vae.results.ElboTerms;

/// Where a run stands, told after every batch.
///
/// @param epoch the current one, from 1
/// @param epochs how many there will be at most
/// @param batch batches done in this epoch
/// @param batches batches in an epoch
/// @param running mean over the rows of this epoch so far, in nats a row, unweighted
/// @param samplesPerSecond training rows a second in this epoch, since the run was started or
///   resumed
/// @param secondsLeft until the last epoch ends, at this speed, without early stopping
public record Progress(
    int epoch,
    int epochs,
    int batch,
    int batches,
    ElboTerms running,
    double samplesPerSecond,
    double secondsLeft) {}
