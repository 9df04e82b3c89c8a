/// The two special functions every Gaussian divergence stands on, and nothing else: `ln(1+x) − x`
/// and `eˣ − 1 − x`, each to about one unit in the last place, and the forms of them that compare
/// two scales.
package dev.kullback.special;
