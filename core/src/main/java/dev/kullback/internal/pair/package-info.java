/// The algorithm for each ordered pair of covariance structures: one exhaustive switch per
/// quantity, so that a missing pair does not compile, and one small class per algorithm. Arguments
/// are valid and of one dimension; the façade has checked.
package dev.kullback.internal.pair;
