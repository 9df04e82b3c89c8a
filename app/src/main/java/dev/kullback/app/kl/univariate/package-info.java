/// `kullback kl` between univariate families, at least one of them not a Gaussian. The families and
/// their literals are in `literal`, the formulas in core.
@NullMarked
package dev.kullback.app.kl.univariate;

import org.jspecify.annotations.NullMarked;
