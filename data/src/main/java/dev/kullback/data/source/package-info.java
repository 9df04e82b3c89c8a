/// One way in for every kind of data: [Datasets][dev.kullback.data.source.Datasets] looks at a
/// path, or at the word `digits`, and picks the reader.
@NullMarked
package dev.kullback.data.source;

import org.jspecify.annotations.NullMarked;
