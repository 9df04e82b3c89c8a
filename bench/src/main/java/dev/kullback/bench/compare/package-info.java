/// Our side of `bench/compare`: a process that is told, line by line, which inputs to load, whose
/// answer to write and whom to time, so that it and the peers in Python take turns on the same
/// numbers. EJML and ojAlgo, peers on the JVM, run here too.
@NullMarked
package dev.kullback.bench.compare;

import org.jspecify.annotations.NullMarked;
