/// Chance that can be asked for at any place: numbers are a function of (seed, use, position), with
/// no state to save. A resumed run needs only its epoch and batch number to go on with the same
/// bits.
@NullMarked
package dev.kullback.vae.random;

import org.jspecify.annotations.NullMarked;
