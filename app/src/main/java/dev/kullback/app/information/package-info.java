/// `kullback information`: what one Gaussian says about itself, its entropy and how strongly its
/// coordinates depend on each other. No formulas; those are in core.
@NullMarked
package dev.kullback.app.information;

import org.jspecify.annotations.NullMarked;
