/// What is to be trained and how: immutable, validated values that print to JSON and back.
///
/// Nothing here computes; the packages beside it take these values and do.
@NullMarked
package dev.kullback.vae.config;

import org.jspecify.annotations.NullMarked;
