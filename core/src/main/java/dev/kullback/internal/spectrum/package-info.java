/// A pair of Gaussians in the coordinates where both covariances are diagonal and p is standard:
/// every divergence that does not change under affine maps is there a sum over directions. Not for
/// the Wasserstein distance or the entropy, which do change.
package dev.kullback.internal.spectrum;
