/// Judges the equalities of a text: each as a step and against the start of its chain, with a
/// counterexample for what is false and a repair where one is proved.
///
/// TRUE rests on equal normal forms, FALSE on exact values at a point; what neither settles is said
/// to be unsettled.
@NullMarked
package dev.kullback.proof.check;

import org.jspecify.annotations.NullMarked;
