/// The numbers a run produces, as values that print to JSON: no computation, no files.
///
/// Everything is in nats a row and unweighted: β, warm-up and free bits change what is minimised,
/// never what is reported. The reconstruction is E_q ln p(x|z), so ELBO = reconstruction − KL.
@NullMarked
package dev.kullback.vae.results;

import org.jspecify.annotations.NullMarked;
