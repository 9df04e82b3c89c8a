/// One way in for every kind of data. [Datasets][dev.kullback.data.source.Datasets] opens what a
/// model learns from, [Matrices][dev.kullback.data.source.Matrices] plain numbers; both look at the
/// content, not at the file's name. What is inferred (labels, images, value ranges) is inferred
/// here and said in the data set's description.
@NullMarked
package dev.kullback.data.source;

import org.jspecify.annotations.NullMarked;
