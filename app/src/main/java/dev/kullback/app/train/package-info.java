/// The commands about training runs: `train`, `evaluate`, `encode`, `sample` and `report`.
///
/// They read the command line, open data and run folders, call the VAE module, and print. How a
/// model is trained or measured is that module's business; how a report looks is the report
/// package's.
@NullMarked
package dev.kullback.app.train;

import org.jspecify.annotations.NullMarked;
