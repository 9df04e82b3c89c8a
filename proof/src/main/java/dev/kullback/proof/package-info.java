/// Entry points: check a text about Gaussians, equality by equality.
///
/// Nothing of the work is done here: a text goes to the reader, its equalities to the judge.
@NullMarked
package dev.kullback.proof;

import org.jspecify.annotations.NullMarked;
