/// Writes derivations down: as text, as a LaTeX document, as an HTML page, and as a Coq file that
/// instantiates the formally proved theorems.
///
/// It prints what has been derived and adds nothing to it; formulas are printed by
/// [dev.kullback.proof.print].
@NullMarked
package dev.kullback.proof.write;

import org.jspecify.annotations.NullMarked;
