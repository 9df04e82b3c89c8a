/// The IDX files of MNIST and its relatives: images and labels in big-endian arrays, gzipped or
/// not, told apart and paired by their names.
///
/// The format: <http://yann.lecun.com/exdb/mnist/>.
@NullMarked
package dev.kullback.data.idx;

import org.jspecify.annotations.NullMarked;
