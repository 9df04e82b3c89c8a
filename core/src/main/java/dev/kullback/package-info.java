/// Gaussians and the Kullback-Leibler divergence between them. Start at [KullbackLeibler] and
/// [Gaussian]; many diagonal Gaussians at once are a [GaussianBatch].
package dev.kullback;
