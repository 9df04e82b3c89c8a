/// `kullback fit`: a Gaussian from rows in a file. The estimators are core's and the file format is
/// in `gaussian`; this package holds the options, the choice of columns, the pass over the rows and
/// what is printed.
@NullMarked
package dev.kullback.app.fit;

import org.jspecify.annotations.NullMarked;
