/// The divergences that `kullback kl --divergence NAME` knows by name: each name, its function, its
/// unit and whether it takes an α. No formulas; those are in core.
@NullMarked
package dev.kullback.app.kl.relative;

import org.jspecify.annotations.NullMarked;
