/// What the numbers of a run mean, in words. Nothing is measured here.
@NullMarked
package dev.kullback.vae.diagnostics;

import org.jspecify.annotations.NullMarked;
