package dev.kullback.app.kl.batch;

/// The divergence of one row.
///
/// @param row its index, from 0
/// @param nats its divergence
public record RowValue(long row, double nats) {}
