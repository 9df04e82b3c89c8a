/// Our side of the comparisons with peers in other languages: processes that do as they are told,
/// line by line, so that a script can let ours and theirs take turns.
@NullMarked
package dev.kullback.bench.peer;

import org.jspecify.annotations.NullMarked;
