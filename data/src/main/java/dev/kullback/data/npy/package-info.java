/// NumPy's files: `npy` (one array, format versions 1.0 to 3.0) mapped or written as a stream, and
/// `npz` (a zip of them). Every header is read as hostile text. Pickled objects and structures are
/// refused.
///
/// The format: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.
@NullMarked
package dev.kullback.data.npy;

import org.jspecify.annotations.NullMarked;
