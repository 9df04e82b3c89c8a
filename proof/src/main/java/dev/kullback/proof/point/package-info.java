/// The values of a derivation's lines at a point that the reader chooses.
///
/// A [Point] gives rational numbers to the parameters; [Evaluation] puts them into a formula, in
/// exact arithmetic. It shows numbers; it decides nothing.
@NullMarked
package dev.kullback.proof.point;

import org.jspecify.annotations.NullMarked;
