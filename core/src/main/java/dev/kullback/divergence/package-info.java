/// The relatives of the Kullback-Leibler divergence between Gaussians: one class per divergence,
/// each with the shape of [dev.kullback.KullbackLeibler] (static, q first, p second, in nats where
/// it has a unit). Only closed forms, or a one-dimensional equation solved to rounding; what has
/// none is refused with the name of a bound. Nothing is sampled here (see `dev.kullback.mixture`).
package dev.kullback.divergence;
