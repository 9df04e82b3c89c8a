/// Mixtures of Gaussians and the divergences between them, which have **no closed form**: each
/// approximation and bound under its own name ([MixtureKullbackLeibler]), and the sampled estimate
/// under its own ([MonteCarlo]), seeded and with its standard error. Fitting a mixture is not here.
package dev.kullback.mixture;
