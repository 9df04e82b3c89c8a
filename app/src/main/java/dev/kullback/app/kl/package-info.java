/// `kullback kl`: one divergence between two Gaussians written on the command line, or those of
/// many rows in files. The grammar of a written Gaussian is in `literal`, the streaming of rows in
/// `batch`; this package holds the options and what is printed.
@NullMarked
package dev.kullback.app.kl;

import org.jspecify.annotations.NullMarked;
