/// Files as memory and as promises: mapped for reading, written beside their place and moved there
/// whole, and the words for what went wrong. Knows no format.
@NullMarked
package dev.kullback.data.file;

import org.jspecify.annotations.NullMarked;
