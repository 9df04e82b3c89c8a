/// Arrays and tables in and out.
@NullMarked
package dev.kullback.data;

import org.jspecify.annotations.NullMarked;
