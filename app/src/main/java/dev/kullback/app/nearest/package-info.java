/// `kullback nearest`: for each row of one pair of files, the nearest rows of another by KL(q‖p).
/// Rows of q go through core in blocks; the matrix of divergences is never formed.
@NullMarked
package dev.kullback.app.nearest;

import org.jspecify.annotations.NullMarked;
