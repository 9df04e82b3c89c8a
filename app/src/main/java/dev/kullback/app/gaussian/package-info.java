/// Gaussians in files: the JSON format that `kullback fit` writes and `kullback kl` reads,
/// described in docs/gaussian-file.md. Reading takes the file for hostile text; writing puts it in
/// place whole or not at all. It computes nothing.
@NullMarked
package dev.kullback.app.gaussian;

import org.jspecify.annotations.NullMarked;
