/// From a data set to the batches a step sees: the order of the rows, the treatment of the values.
///
/// It changes values only as the configuration says and refuses what the likelihood cannot take.
@NullMarked
package dev.kullback.vae.feed;

import org.jspecify.annotations.NullMarked;
