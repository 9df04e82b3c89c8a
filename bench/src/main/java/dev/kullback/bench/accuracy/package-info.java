/// Our side of the accuracy tables and of the comparison with peers' failures: a process that
/// computes what it is asked, line by line. Inputs, exact values and tables are made by the Python
/// programs in bench/accuracy and bench/peers, so that every library sees the same numbers.
@NullMarked
package dev.kullback.bench.accuracy;

import org.jspecify.annotations.NullMarked;
