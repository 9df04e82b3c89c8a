/// The program `kullback`: [Kullback] registers the commands and runs one of them.
///
/// Each command lives in a package of its own below this one; what they share with the outside
/// world (streams, exit codes, progress, JSON) lives in `cli`. No computation happens in this
/// module.
@NullMarked
package dev.kullback.app;

import org.jspecify.annotations.NullMarked;
