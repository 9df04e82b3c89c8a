/// Plots as SVG: a record of data goes in, markup comes out.
///
/// Line, bar and scatter charts and grids of grey images, with axes, units, legends and titles that
/// screen readers can read, in colours that the colour-blind can tell apart on light and on dark
/// pages. It is not a plotting library: it draws what the reports of this project show, and it
/// knows nothing of training runs.
@NullMarked
package dev.kullback.app.plot;

import org.jspecify.annotations.NullMarked;
