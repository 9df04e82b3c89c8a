/// Entry points: check a text, prove a closed form.
@NullMarked
package dev.kullback.proof;

import org.jspecify.annotations.NullMarked;
