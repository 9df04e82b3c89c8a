(** The closed forms for diagonal covariance, from the densities alone, for every n.

    q = N(m1, diag(s1²)) and p = N(m2, diag(s2²)) are the products of normal densities;
    [gaussian_integral_of m1 s1 n f z l] says that the iterated integral of q f is l. Nothing
    is assumed but s > 0. *)

Require Import Reals Lra Lia.
From Kullback Require Import FiniteSums Expectation NormalDensity IteratedIntegral DiagonalMoments.
Open Scope R_scope.

Definition positive (n : nat) (s : vector) := forall i, (i < n)%nat -> 0 < s i.

Definition density (n : nat) (m s z : vector) := prod n (fun i => normal (m i) (s i) (z i)).

(** ln of the product of the densities is the quadratic that textbooks start from. *)
Lemma ln_density n m s z : positive n s -> ln (density n m s z) = log_density n m s z.
Proof.
  intro Hs. unfold density, log_density, determinant_of_diagonal.
  rewrite ln_prod by (intros i Hi; apply normal_pos, Hs, Hi).
  rewrite ln_prod by (intros i Hi; apply pow_lt, Hs, Hi).
  rewrite (sum_ext n _ (fun i => - (1/2) * ln (2 * PI)
     + ((- (1/2)) * ln (s i ^ 2) + (- (1/2)) * ((z i - m i) ^ 2 / s i ^ 2)))).
  - rewrite !sum_plus, !sum_scal, sum_const. lra.
  - intros i Hi. rewrite ln_normal by (apply Hs, Hi). lra.
Qed.

Section ClosedForms.
Variable n : nat.
Variables m1 s1 m2 s2 z : vector.
Hypothesis s1_pos : positive n s1.
Hypothesis s2_pos : positive n s2.

Let q_expectation := product_expectation m1 s1 n s1_pos z.

Theorem density_total : gaussian_integral_of m1 s1 n (fun _ => 1) z 1.
Proof. exact (E_one _ q_expectation). Qed.

(** The integral of q ln p. *)
Theorem cross_entropy_diagonal_diagonal :
  gaussian_integral_of m1 s1 n (fun y => - ln (density n m2 s2 y)) z
    (INR n / 2 * ln (2 * PI) + 1/2 * ln (determinant_of_diagonal n s2)
     + 1/2 * sum n (fun i => (s1 i ^ 2 + (m1 i - m2 i) ^ 2) / s2 i ^ 2)).
Proof.
  apply (E_rewrite _ q_expectation _ _ _ _
    (E_scal _ q_expectation (-1) _ _
      (log_density_expectation n m1 s1 _ q_expectation
        (product_mean m1 s1 n s1_pos z) (product_variance m1 s1 n s1_pos z) m2 s2)));
    [intro y; rewrite ln_density by assumption |]; ring.
Qed.

(** The integral of q ln q, with its sign changed. *)
Theorem entropy_diagonal :
  gaussian_integral_of m1 s1 n (fun y => - ln (density n m1 s1 y)) z
    (INR n / 2 * ln (2 * PI) + 1/2 * ln (determinant_of_diagonal n s1) + INR n / 2).
Proof.
  apply (E_rewrite _ q_expectation _ _ _ _
    (E_scal _ q_expectation (-1) _ _
      (negative_entropy_moments n m1 s1 s1_pos _ q_expectation
        (product_mean m1 s1 n s1_pos z) (product_variance m1 s1 n s1_pos z))));
    [intro y; rewrite ln_density by assumption |]; ring.
Qed.

Theorem kl_diagonal_diagonal :
  gaussian_integral_of m1 s1 n (fun y => ln (density n m1 s1 y) - ln (density n m2 s2 y)) z
    (1/2 * sum n (fun i =>
       s1 i ^ 2 / s2 i ^ 2 + (m1 i - m2 i) ^ 2 / s2 i ^ 2 - 1 - ln (s1 i ^ 2 / s2 i ^ 2))).
Proof.
  apply (E_rewrite _ q_expectation _ _ _ _
    (kl_moments n m1 s1 s1_pos _ q_expectation
      (product_mean m1 s1 n s1_pos z) (product_variance m1 s1 n s1_pos z) m2 s2 s2_pos));
    [intro y; rewrite !ln_density by assumption |]; reflexivity.
Qed.
End ClosedForms.

(** * The families, each an instance *)

Definition zeros : vector := fun _ => 0.
Definition ones : vector := fun _ => 1.

Lemma ones_pos n : positive n ones.
Proof. intros i _. unfold ones. lra. Qed.

(** The answer to the question the project started from: N(mu, diag(sigma²)) against N(0, I). *)
Theorem kl_diagonal_standard n mu sigma z :
  positive n sigma ->
  gaussian_integral_of mu sigma n
    (fun y => ln (density n mu sigma y) - ln (density n zeros ones y)) z
    (1/2 * sum n (fun i => sigma i ^ 2 + mu i ^ 2 - 1 - ln (sigma i ^ 2))).
Proof.
  intro H. assert (A := kl_diagonal_diagonal n mu sigma zeros ones z H (ones_pos n)).
  erewrite sum_ext; [exact A|]. intros i Hi. cbv beta. unfold zeros, ones.
  replace (sigma i ^ 2 / 1 ^ 2) with (sigma i ^ 2) by field. field.
Qed.

(** The reverse direction: N(0, I) against N(mu, diag(sigma²)). *)
Theorem kl_standard_diagonal n mu sigma z :
  positive n sigma ->
  gaussian_integral_of zeros ones n
    (fun y => ln (density n zeros ones y) - ln (density n mu sigma y)) z
    (1/2 * sum n (fun i => 1 / sigma i ^ 2 + mu i ^ 2 / sigma i ^ 2 - 1 + ln (sigma i ^ 2))).
Proof.
  intro H. assert (A := kl_diagonal_diagonal n zeros ones mu sigma z (ones_pos n) H).
  erewrite sum_ext; [exact A|]. intros i Hi. cbv beta. specialize (H i Hi). unfold zeros, ones.
  rewrite ln_quotient by (apply pow_lt; lra). replace (1 ^ 2) with 1 by ring. rewrite ln_1.
  field. lra.
Qed.

(** Cross-entropy against N(0, I): the trace of the covariance, not its determinant. *)
Theorem cross_entropy_diagonal_standard n mu sigma z :
  positive n sigma ->
  gaussian_integral_of mu sigma n (fun y => - ln (density n zeros ones y)) z
    (INR n / 2 * ln (2 * PI) + 1/2 * sum n (fun i => sigma i ^ 2) + 1/2 * sum n (fun i => mu i ^ 2)).
Proof.
  intro H. assert (A := cross_entropy_diagonal_diagonal n mu sigma zeros ones z H (ones_pos n)).
  assert (D : ln (determinant_of_diagonal n ones) = 0).
  { unfold determinant_of_diagonal. rewrite ln_prod by (intros; unfold ones; lra).
    apply sum_zero. intros. unfold ones. replace (1 ^ 2) with 1 by ring. apply ln_1. }
  assert (E : sum n (fun i => (sigma i ^ 2 + (mu i - zeros i) ^ 2) / ones i ^ 2)
              = sum n (fun i => sigma i ^ 2) + sum n (fun i => mu i ^ 2)).
  { rewrite <- sum_plus. apply sum_ext. intros. unfold zeros, ones. field. }
  rewrite D, E in A.
  apply (E_rewrite _ (product_expectation mu sigma n H z) _ _ _ _ A); intros; lra.
Qed.

(** One variance in every direction, different in q and p. *)
Theorem kl_isotropic n m1 m2 a b z :
  0 < a -> 0 < b ->
  gaussian_integral_of m1 (fun _ => a) n
    (fun y => ln (density n m1 (fun _ => a) y) - ln (density n m2 (fun _ => b) y)) z
    (1/2 * (INR n * (a ^ 2 / b ^ 2 - 1 - ln (a ^ 2 / b ^ 2))
            + sum n (fun i => (m1 i - m2 i) ^ 2) / b ^ 2)).
Proof.
  intros Ha Hb.
  assert (A := kl_diagonal_diagonal n m1 (fun _ => a) m2 (fun _ => b) z
    (fun _ _ => Ha) (fun _ _ => Hb)).
  assert (E : INR n * (a ^ 2 / b ^ 2 - 1 - ln (a ^ 2 / b ^ 2)) + sum n (fun i => (m1 i - m2 i) ^ 2) / b ^ 2
    = sum n (fun i => a ^ 2 / b ^ 2 + (m1 i - m2 i) ^ 2 / b ^ 2 - 1 - ln (a ^ 2 / b ^ 2))).
  { rewrite (sum_ext n (fun i => a ^ 2 / b ^ 2 + (m1 i - m2 i) ^ 2 / b ^ 2 - 1 - ln (a ^ 2 / b ^ 2))
      (fun i => (a ^ 2 / b ^ 2 - 1 - ln (a ^ 2 / b ^ 2)) + / b ^ 2 * (m1 i - m2 i) ^ 2)).
    - rewrite sum_plus, sum_const, sum_scal. unfold Rdiv. ring.
    - intros. unfold Rdiv. ring. }
  rewrite E. exact A.
Qed.

(** The same variances in q and p: half the squared Mahalanobis distance of the means. *)
Theorem kl_equal_diagonal_covariance n m1 m2 s z :
  positive n s ->
  gaussian_integral_of m1 s n
    (fun y => ln (density n m1 s y) - ln (density n m2 s y)) z
    (1/2 * sum n (fun i => (m1 i - m2 i) ^ 2 / s i ^ 2)).
Proof.
  intro H. assert (A := kl_diagonal_diagonal n m1 s m2 s z H H).
  erewrite sum_ext; [exact A|]. intros i Hi. cbv beta. specialize (H i Hi).
  replace (s i ^ 2 / s i ^ 2) with 1 by (field; lra). rewrite ln_1. lra.
Qed.

(** One dimension. *)
Theorem kl_univariate (m1 s1 m2 s2 : R) z :
  0 < s1 -> 0 < s2 ->
  gaussian_integral_of (fun _ => m1) (fun _ => s1) 1
    (fun y => ln (density 1 (fun _ => m1) (fun _ => s1) y)
              - ln (density 1 (fun _ => m2) (fun _ => s2) y)) z
    (ln (s2 / s1) + (s1 ^ 2 + (m1 - m2) ^ 2) / (2 * s2 ^ 2) - 1/2).
Proof.
  intros H1 H2.
  assert (A := kl_diagonal_diagonal 1 (fun _ => m1) (fun _ => s1) (fun _ => m2) (fun _ => s2) z
    (fun _ _ => H1) (fun _ _ => H2)).
  apply (E_rewrite _ (product_expectation (fun _ => m1) (fun _ => s1) 1 (fun _ _ => H1) z)
    _ _ _ _ A); [reflexivity|].
  unfold sum. rewrite !ln_quotient by (try apply pow_lt; assumption).
  rewrite !ln_square by assumption. field. lra.
Qed.
