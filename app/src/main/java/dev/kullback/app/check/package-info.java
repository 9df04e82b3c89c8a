/// The command `check`: reads a text, has its equalities judged, and writes the verdicts as text,
/// JSON or HTML. Nothing is judged here.
@NullMarked
package dev.kullback.app.check;

import org.jspecify.annotations.NullMarked;
