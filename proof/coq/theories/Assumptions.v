(** What the main theorems rest on. The build fails where an axiom shows that does not belong to
    the classical real numbers of Coq's own library.

    The theorems are put together into tuples because one walk through what they rest on then
    serves for all of them; what a tuple assumes is what its members assume together. *)

From Kullback Require Import DiagonalKL FullMoments AffineLaw Families MomentModel CirculatingFormula.
From Kullback Require Import GaussianIntegral IteratedIntegral.

Definition from_the_densities :=
  ( gaussian_integral, product_expectation, product_mean, product_variance, product_uncorrelated,
    density_total, ln_density,
    kl_diagonal_diagonal, kl_diagonal_standard, kl_standard_diagonal, kl_isotropic,
    kl_equal_diagonal_covariance, kl_univariate,
    entropy_diagonal, cross_entropy_diagonal_diagonal, cross_entropy_diagonal_standard,
    kl_isotropic_standard, kl_standard_isotropic, kl_standard_shifted, kl_standard_standard,
    kl_univariate_standard, kl_univariate_equal, entropy_univariate,
    cross_entropy_univariate, cross_entropy_univariate_standard, cross_entropy_univariate_equal,
    cross_entropy_equal_diagonal_covariance, cross_entropy_equal_isotropic, kl_equal_isotropic,
    product_covariance, cross_entropy_diagonal_full, kl_diagonal_full,
    kl_affine_full ).

Definition from_the_moments :=
  ( quadratic_form_expectation, kl_full_full, kl_full_standard, kl_equal_covariance,
    entropy_full, cross_entropy_full_full, cross_entropy_full_standard,
    cross_entropy_equal_covariance,
    signs_expectation, signs_have_the_moments ).

Definition the_circulating_formula :=
  ( circulating_formula_refuted, circulating_formula_right_for_1,
    circulating_formula_error_for_2, circulating_formula_zero_at_standard ).

Print Assumptions from_the_densities.
Print Assumptions from_the_moments.
Print Assumptions the_circulating_formula.
