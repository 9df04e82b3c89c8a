/// `kullback prove`: asks the proof module for a derivation and prints it.
///
/// Deriving and typesetting are the proof module's; here are the options, the JSON, and the file.
@NullMarked
package dev.kullback.app.prove;

import org.jspecify.annotations.NullMarked;
