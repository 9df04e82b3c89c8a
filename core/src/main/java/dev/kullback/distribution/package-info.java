/// A small family of univariate distributions, and the Kullback-Leibler divergence between them
/// wherever it has a closed form with a Gaussian on one side. Not a library of distributions: no
/// densities, quantiles or sampling, and nothing multivariate.
package dev.kullback.distribution;
