/// The divergences of many rows: blocks of rows go through core's kernel on several threads, and
/// their results come out in the order of the rows, whichever thread was faster.
///
/// The summary is made in one pass with memory that does not grow with the rows; it is the same,
/// bit for bit, for every number of threads. Nothing here reads or prints: rows come as a
/// [Matrix][dev.kullback.data.Matrix], results go to a
/// [RowSink][dev.kullback.app.kl.batch.RowSink].
@NullMarked
package dev.kullback.app.kl.batch;

import org.jspecify.annotations.NullMarked;
