/// The command line.
@NullMarked
package dev.kullback.app;

import org.jspecify.annotations.NullMarked;
