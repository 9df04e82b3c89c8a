/// What a data set is, whatever file it came from: [Dataset] with its optional labels, image shape
/// and value range, [TrainTest] for the two halves, and [DataException] for everything that cannot
/// be read.
///
/// The readers live one package each below this one and know nothing of each other; the package
/// `source` picks among them. Nothing here knows a file format or a model.
@NullMarked
package dev.kullback.data;

import org.jspecify.annotations.NullMarked;
