/// Probabilities of the standard normal and the remainders of Stirling's formula, each where a
/// subtraction would otherwise cancel. Not a library of distributions.
package dev.kullback.internal.probability;
