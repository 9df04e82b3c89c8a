/// The files of a run and how they are kept whole: config.json, metrics.jsonl, summary.json,
/// checkpoints, the lock. Every file but metrics.jsonl appears complete or not at all.
@NullMarked
package dev.kullback.vae.run;

import org.jspecify.annotations.NullMarked;
