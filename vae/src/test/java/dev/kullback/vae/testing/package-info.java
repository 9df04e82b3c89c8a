/// Small data sets and configurations the tests share.
@NullMarked
package dev.kullback.vae.testing;

import org.jspecify.annotations.NullMarked;
