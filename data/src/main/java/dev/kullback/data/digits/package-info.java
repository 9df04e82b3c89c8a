/// The handwritten digits that come with Kullback, so that there is always something real to learn
/// from.
@NullMarked
package dev.kullback.data.digits;

import org.jspecify.annotations.NullMarked;
