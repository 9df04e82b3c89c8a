/// How the batches share their rows out to threads ([dev.kullback.internal.parallel.Workers]), and
/// the one pool of daemons that serves where the caller names no executor. It knows nothing of what
/// is computed.
package dev.kullback.internal.parallel;
