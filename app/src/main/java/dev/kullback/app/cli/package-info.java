/// What every command shares: the [Terminal] it talks to, the [ExitCode] it ends with, the
/// [Failure] that says what the user can do, the [Progress] bar, [Json] output, and the version.
///
/// Nothing here knows a particular command.
@NullMarked
package dev.kullback.app.cli;

import org.jspecify.annotations.NullMarked;
