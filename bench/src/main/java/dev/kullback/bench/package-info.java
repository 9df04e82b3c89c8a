/// JMH benchmarks.
@NullMarked
package dev.kullback.bench;

import org.jspecify.annotations.NullMarked;
