/// Reads real texts: Markdown or LaTeX with derivations in it, as people and converters leave them.
///
/// A text becomes segments (prose, inline and displayed formulas), a display becomes chains of
/// sides, a side becomes one or more readings, each an expression with notes on what had to be
/// assumed. What a side means is said here; whether it is true is not.
@NullMarked
package dev.kullback.proof.read;

import org.jspecify.annotations.NullMarked;
