/// What is minimised: the likelihood of the data given z, the sample z = μ + σ·ε, the KL of the
/// core, and one step's gradient of them all. Values are sums over coordinates, in nats a row.
///
/// The KL and its gradient are the core's, on the very numbers z was drawn with; nothing here
/// computes a KL. It knows nothing of data sets, epochs or files.
@NullMarked
package dev.kullback.vae.objective;

import org.jspecify.annotations.NullMarked;
