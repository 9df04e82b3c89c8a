(** The closed forms for the remaining pairs of families, as instances of the general theorems:
    those that `kullback prove --format coq` refers to beside DiagonalKL.v and FullMoments.v. *)

Require Import Reals Lra Lia.
From Kullback Require Import FiniteSums Expectation IteratedIntegral DiagonalMoments DiagonalKL.
From Kullback Require Import FullMoments.
Open Scope R_scope.

(** * One variance in every direction, and the standard normal *)

Theorem kl_isotropic_standard n mu sigma z :
  0 < sigma ->
  gaussian_integral_of mu (fun _ => sigma) n
    (fun y => ln (density n mu (fun _ => sigma) y) - ln (density n zeros ones y)) z
    (1/2 * (INR n * sigma ^ 2 + sum n (fun i => mu i ^ 2) - INR n - INR n * ln (sigma ^ 2))).
Proof.
  intro H. assert (A := kl_diagonal_standard n mu (fun _ => sigma) z (fun _ _ => H)).
  assert (E : INR n * sigma ^ 2 + sum n (fun i => mu i ^ 2) - INR n - INR n * ln (sigma ^ 2)
    = sum n (fun i => sigma ^ 2 + mu i ^ 2 - 1 - ln (sigma ^ 2))).
  { rewrite (sum_ext n (fun i => sigma ^ 2 + mu i ^ 2 - 1 - ln (sigma ^ 2))
      (fun i => (sigma ^ 2 - 1 - ln (sigma ^ 2)) + mu i ^ 2)) by (intros; ring).
    rewrite sum_plus, sum_const. ring. }
  rewrite E. exact A.
Qed.

Theorem kl_standard_isotropic n mu sigma z :
  0 < sigma ->
  gaussian_integral_of zeros ones n
    (fun y => ln (density n zeros ones y) - ln (density n mu (fun _ => sigma) y)) z
    (1/2 * (INR n * (1 / sigma ^ 2) + sum n (fun i => mu i ^ 2) / sigma ^ 2 - INR n
            + INR n * ln (sigma ^ 2))).
Proof.
  intro H. assert (A := kl_standard_diagonal n mu (fun _ => sigma) z (fun _ _ => H)).
  assert (E : INR n * (1 / sigma ^ 2) + sum n (fun i => mu i ^ 2) / sigma ^ 2 - INR n
      + INR n * ln (sigma ^ 2)
    = sum n (fun i => 1 / sigma ^ 2 + mu i ^ 2 / sigma ^ 2 - 1 + ln (sigma ^ 2))).
  { rewrite (sum_ext n (fun i => 1 / sigma ^ 2 + mu i ^ 2 / sigma ^ 2 - 1 + ln (sigma ^ 2))
      (fun i => (/ sigma ^ 2 - 1 + ln (sigma ^ 2)) + / sigma ^ 2 * mu i ^ 2))
      by (intros; unfold Rdiv; ring).
    rewrite sum_plus, sum_const, sum_scal. unfold Rdiv. ring. }
  rewrite E. exact A.
Qed.

(** N(0, I) against N(mu, I): half the squared length of the shift. *)
Theorem kl_standard_shifted n mu z :
  gaussian_integral_of zeros ones n
    (fun y => ln (density n zeros ones y) - ln (density n mu ones y)) z
    (1/2 * sum n (fun i => mu i ^ 2)).
Proof.
  assert (A := kl_equal_diagonal_covariance n zeros mu ones z (ones_pos n)).
  rewrite (sum_ext n (fun i => mu i ^ 2) (fun i => (zeros i - mu i) ^ 2 / ones i ^ 2)).
  - exact A.
  - intros i _. unfold zeros, ones. field.
Qed.

Theorem kl_standard_standard n z :
  gaussian_integral_of zeros ones n
    (fun y => ln (density n zeros ones y) - ln (density n zeros ones y)) z 0.
Proof.
  assert (A := kl_standard_shifted n zeros z).
  rewrite (sum_zero n (fun i => zeros i ^ 2)) in A by (intros; unfold zeros; ring).
  rewrite Rmult_0_r in A. exact A.
Qed.

(** * On the line *)

Theorem kl_univariate_standard (mu sigma : R) z :
  0 < sigma ->
  gaussian_integral_of (fun _ => mu) (fun _ => sigma) 1
    (fun y => ln (density 1 (fun _ => mu) (fun _ => sigma) y) - ln (density 1 zeros ones y)) z
    (1/2 * (sigma ^ 2 + mu ^ 2 - 1 - ln (sigma ^ 2))).
Proof.
  intro H. assert (A := kl_diagonal_standard 1 (fun _ => mu) (fun _ => sigma) z (fun _ _ => H)).
  unfold sum in A. rewrite Rplus_0_l in A. exact A.
Qed.

Theorem kl_univariate_equal (m1 m2 sigma : R) z :
  0 < sigma ->
  gaussian_integral_of (fun _ => m1) (fun _ => sigma) 1
    (fun y => ln (density 1 (fun _ => m1) (fun _ => sigma) y)
              - ln (density 1 (fun _ => m2) (fun _ => sigma) y)) z
    ((m1 - m2) ^ 2 / (2 * sigma ^ 2)).
Proof.
  intro H.
  assert (A := kl_equal_diagonal_covariance 1 (fun _ => m1) (fun _ => m2) (fun _ => sigma) z
    (fun _ _ => H)).
  unfold sum in A. rewrite Rplus_0_l in A.
  replace ((m1 - m2) ^ 2 / (2 * sigma ^ 2)) with (1/2 * ((m1 - m2) ^ 2 / sigma ^ 2)) by (field; lra).
  exact A.
Qed.

Theorem entropy_univariate (mu sigma : R) z :
  0 < sigma ->
  gaussian_integral_of (fun _ => mu) (fun _ => sigma) 1
    (fun y => - ln (density 1 (fun _ => mu) (fun _ => sigma) y)) z
    (1/2 * ln (2 * PI) + ln sigma + 1/2).
Proof.
  intro H. assert (A := entropy_diagonal 1 (fun _ => mu) (fun _ => sigma) z (fun _ _ => H)).
  replace (1/2 * ln (2 * PI) + ln sigma + 1/2)
    with (INR 1 / 2 * ln (2 * PI) + 1/2 * ln (determinant_of_diagonal 1 (fun _ => sigma)) + INR 1 / 2);
    [exact A|].
  unfold determinant_of_diagonal, prod. rewrite Rmult_1_l, ln_square by assumption. simpl. lra.
Qed.

Theorem cross_entropy_univariate (m1 s1 m2 s2 : R) z :
  0 < s1 -> 0 < s2 ->
  gaussian_integral_of (fun _ => m1) (fun _ => s1) 1
    (fun y => - ln (density 1 (fun _ => m2) (fun _ => s2) y)) z
    (1/2 * ln (2 * PI) + ln s2 + 1 / (2 * s2 ^ 2) * (s1 ^ 2 + (m1 - m2) ^ 2)).
Proof.
  intros H1 H2.
  assert (A := cross_entropy_diagonal_diagonal 1 (fun _ => m1) (fun _ => s1) (fun _ => m2)
    (fun _ => s2) z (fun _ _ => H1) (fun _ _ => H2)).
  unfold determinant_of_diagonal, sum, prod in A. rewrite Rmult_1_l, ln_square in A by assumption.
  replace (1/2 * ln (2 * PI) + ln s2 + 1 / (2 * s2 ^ 2) * (s1 ^ 2 + (m1 - m2) ^ 2))
    with (INR 1 / 2 * ln (2 * PI) + 1/2 * (2 * ln s2)
          + 1/2 * (0 + (s1 ^ 2 + (m1 - m2) ^ 2) / s2 ^ 2)) by (simpl INR; field; lra).
  exact A.
Qed.

Theorem cross_entropy_univariate_standard (mu sigma : R) z :
  0 < sigma ->
  gaussian_integral_of (fun _ => mu) (fun _ => sigma) 1 (fun y => - ln (density 1 zeros ones y)) z
    (1/2 * ln (2 * PI) + 1/2 * (sigma ^ 2 + mu ^ 2)).
Proof.
  intro H. assert (A := cross_entropy_diagonal_standard 1 (fun _ => mu) (fun _ => sigma) z
    (fun _ _ => H)).
  unfold sum in A.
  replace (1/2 * ln (2 * PI) + 1/2 * (sigma ^ 2 + mu ^ 2))
    with (INR 1 / 2 * ln (2 * PI) + 1/2 * (0 + sigma ^ 2) + 1/2 * (0 + mu ^ 2)) by (simpl INR; field).
  exact A.
Qed.

Theorem cross_entropy_univariate_equal (m1 m2 sigma : R) z :
  0 < sigma ->
  gaussian_integral_of (fun _ => m1) (fun _ => sigma) 1
    (fun y => - ln (density 1 (fun _ => m2) (fun _ => sigma) y)) z
    (1/2 * ln (2 * PI) + ln sigma + 1 / (2 * sigma ^ 2) * (sigma ^ 2 + (m1 - m2) ^ 2)).
Proof. intro H. exact (cross_entropy_univariate m1 sigma m2 sigma z H H). Qed.

(** * One covariance in q and p *)

Theorem cross_entropy_equal_diagonal_covariance n m1 m2 s z :
  positive n s ->
  gaussian_integral_of m1 s n (fun y => - ln (density n m2 s y)) z
    (INR n / 2 * ln (2 * PI) + 1/2 * ln (determinant_of_diagonal n s)
     + 1/2 * (INR n + sum n (fun i => (m1 i - m2 i) ^ 2 / s i ^ 2))).
Proof.
  intro H. assert (A := cross_entropy_diagonal_diagonal n m1 s m2 s z H H).
  assert (E : sum n (fun i => (s i ^ 2 + (m1 i - m2 i) ^ 2) / s i ^ 2)
              = INR n + sum n (fun i => (m1 i - m2 i) ^ 2 / s i ^ 2)).
  { rewrite (sum_ext n _ (fun i => 1 + (m1 i - m2 i) ^ 2 / s i ^ 2)).
    - rewrite sum_plus, sum_const. ring.
    - intros i Hi. specialize (H i Hi). field. lra. }
  rewrite E in A. exact A.
Qed.

Theorem cross_entropy_equal_isotropic n m1 m2 sigma z :
  0 < sigma ->
  gaussian_integral_of m1 (fun _ => sigma) n (fun y => - ln (density n m2 (fun _ => sigma) y)) z
    (INR n / 2 * ln (2 * PI) + 1/2 * ln (determinant_of_diagonal n (fun _ => sigma))
     + 1/2 * (INR n + sum n (fun i => (m1 i - m2 i) ^ 2) / sigma ^ 2)).
Proof.
  intro H.
  assert (A := cross_entropy_equal_diagonal_covariance n m1 m2 (fun _ => sigma) z (fun _ _ => H)).
  assert (E : sum n (fun i => (m1 i - m2 i) ^ 2) / sigma ^ 2
              = sum n (fun i => (m1 i - m2 i) ^ 2 / sigma ^ 2)).
  { unfold Rdiv. rewrite Rmult_comm, <- sum_scal. apply sum_ext. intros. ring. }
  rewrite E. exact A.
Qed.

Theorem kl_equal_isotropic n m1 m2 sigma z :
  0 < sigma ->
  gaussian_integral_of m1 (fun _ => sigma) n
    (fun y => ln (density n m1 (fun _ => sigma) y) - ln (density n m2 (fun _ => sigma) y)) z
    (1/2 * (sum n (fun i => (m1 i - m2 i) ^ 2) / sigma ^ 2)).
Proof.
  intro H. assert (A := kl_equal_diagonal_covariance n m1 m2 (fun _ => sigma) z (fun _ _ => H)).
  assert (E : sum n (fun i => (m1 i - m2 i) ^ 2) / sigma ^ 2
              = sum n (fun i => (m1 i - m2 i) ^ 2 / sigma ^ 2)).
  { unfold Rdiv. rewrite Rmult_comm, <- sum_scal. apply sum_ext. intros. ring. }
  rewrite E. exact A.
Qed.

(** * A diagonal q against a full p: the densities of q, the logarithm of p's density *)

Definition diagonal_matrix (d : vector) : matrix := fun i j => if Nat.eq_dec i j then d i else 0.

Section DiagonalAgainstFull.
Variable n : nat.
Variables m1 s1 z : vector.
Hypothesis s1_pos : positive n s1.

Let variances := diagonal_matrix (fun i => s1 i ^ 2).
Let q_expectation := product_expectation m1 s1 n s1_pos z.

Lemma variances_symmetric i j : variances i j = variances j i.
Proof.
  unfold variances, diagonal_matrix.
  destruct (Nat.eq_dec i j), (Nat.eq_dec j i); subst; congruence.
Qed.

Lemma product_covariance i j :
  (i < n)%nat -> (j < n)%nat ->
  gaussian_integral_of m1 s1 n (fun y => (y i - m1 i) * (y j - m1 j)) z (variances i j).
Proof.
  intros Hi Hj. unfold variances, diagonal_matrix. destruct (Nat.eq_dec i j) as [<-|Hne].
  - apply (E_rewrite _ q_expectation _ _ _ _ (product_variance m1 s1 n s1_pos z i Hi)); intros; ring.
  - assert (A := E_plus _ q_expectation _ _ _ _
      (product_uncorrelated m1 s1 n s1_pos z i j Hi Hj Hne)
      (E_plus _ q_expectation _ _ _ _
        (E_scal _ q_expectation (- m1 j) _ _ (product_mean m1 s1 n s1_pos z i Hi))
        (E_plus _ q_expectation _ _ _ _
          (E_scal _ q_expectation (- m1 i) _ _ (product_mean m1 s1 n s1_pos z j Hj))
          (E_const _ q_expectation (m1 i * m1 j))))).
    apply (E_rewrite _ q_expectation _ _ _ _ A); intros; ring.
Qed.

Theorem cross_entropy_diagonal_full logdet2 P2 m2 :
  gaussian_integral_of m1 s1 n (fun y => - full_log_density n logdet2 P2 m2 y) z
    (INR n / 2 * ln (2 * PI) + 1/2 * logdet2
     + 1/2 * (trace_of_product n P2 (diagonal_matrix (fun i => s1 i ^ 2))
              + quadratic_form n P2 m2 m1)).
Proof.
  apply (cross_entropy_full_full n m1 variances variances_symmetric _ q_expectation
    (product_mean m1 s1 n s1_pos z) product_covariance).
Qed.

Theorem kl_diagonal_full logdet2 P2 m2 :
  gaussian_integral_of m1 s1 n
    (fun y => ln (density n m1 s1 y) - full_log_density n logdet2 P2 m2 y) z
    (1/2 * (logdet2 - ln (determinant_of_diagonal n s1) - INR n
            + trace_of_product n P2 (diagonal_matrix (fun i => s1 i ^ 2))
            + quadratic_form n P2 m2 m1)).
Proof.
  assert (A := E_minus _ q_expectation _ _ _ _
    (cross_entropy_diagonal_full logdet2 P2 m2) (entropy_diagonal n m1 s1 z s1_pos)).
  apply (E_rewrite _ q_expectation _ _ _ _ A); intros; cbv beta; field.
Qed.
End DiagonalAgainstFull.

(** The standard normal against a full p: a trace without its second factor. *)

Lemma trace_of_product_with_unit n P :
  trace_of_product n P (diagonal_matrix (fun i => ones i ^ 2)) = trace n P.
Proof.
  apply sum_ext. intros i Hi. rewrite (sum_single n i); [|exact Hi|].
  - unfold diagonal_matrix, ones. destruct (Nat.eq_dec i i); [ring | contradiction].
  - intros j _ Hj. unfold diagonal_matrix. destruct (Nat.eq_dec j i); [contradiction | ring].
Qed.

Lemma ln_determinant_of_ones n : ln (determinant_of_diagonal n ones) = 0.
Proof.
  unfold determinant_of_diagonal. rewrite ln_prod by (intros; unfold ones; lra).
  apply sum_zero. intros. unfold ones. replace (1 ^ 2) with 1 by ring. apply ln_1.
Qed.

(** * From the value of a theorem to the value of a derivation

    Both sides are linear in n and in sums over the coordinates: after the logarithms of products
    are opened they are equal at once or by induction on n. *)

Ltac equal_values :=
  cbv beta;
  rewrite ?trace_of_product_with_unit, ?ln_determinant_of_ones;
  first
    [ reflexivity
    | lra
    | unfold Rdiv; ring
    | match goal with |- context [INR ?n] =>
        is_var n;
        unfold determinant_of_diagonal, trace;
        rewrite ?ln_prod by (intros; cbv beta; apply pow_lt; auto);
        unfold zeros, ones;
        clear;
        induction n as [|k IH];
        [ cbn [sum]; simpl INR; unfold Rdiv; ring
        | rewrite S_INR; cbn [sum]; unfold Rdiv in *;
          replace (1 ^ 2) with 1 in * by ring; rewrite ?ln_1, ?Rinv_1 in *; lra ]
      end ].

Ltac same_value A :=
  first
    [ exact A
    | match goal with |- _ ?goal =>
        match type of A with _ ?value => replace goal with value; [exact A | symmetry; equal_values] end
      end ].
