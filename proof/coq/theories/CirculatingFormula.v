(** The refutation of the closed form that circulates with |Sigma| in the place of tr Sigma and
    1/2 in the place of n/2. It is right for n = 1 and only there. *)

Require Import Reals Lra Lia.
From Kullback Require Import FiniteSums IteratedIntegral DiagonalKL.
Open Scope R_scope.

Definition closed_form (n : nat) (mu sigma : vector) : R :=
  1/2 * sum n (fun i => sigma i ^ 2 + mu i ^ 2 - 1 - ln (sigma i ^ 2)).

Definition circulating_formula (n : nat) (mu sigma : vector) : R :=
  1/2 * prod n (fun i => sigma i ^ 2) + 1/2 * sum n (fun i => mu i ^ 2)
  - sum n (fun i => ln (sigma i)) - 1/2.

Theorem circulating_formula_right_for_1 mu sigma :
  0 < sigma 0%nat -> closed_form 1 mu sigma = circulating_formula 1 mu sigma.
Proof.
  intro H. unfold closed_form, circulating_formula; simpl. rewrite !Rmult_1_r, !ln_mult by assumption.
  lra.
Qed.

(** For n = 2 the error is -½ (sigma_1² - 1)(sigma_2² - 1): zero only where a sigma is 1. *)
Theorem circulating_formula_error_for_2 mu sigma :
  0 < sigma 0%nat -> 0 < sigma 1%nat ->
  closed_form 2 mu sigma - circulating_formula 2 mu sigma
  = - (1/2) * (sigma 0%nat ^ 2 - 1) * (sigma 1%nat ^ 2 - 1).
Proof.
  intros H0 H1. unfold closed_form, circulating_formula; simpl.
  rewrite !Rmult_1_r, !ln_mult by assumption. lra.
Qed.

(** In every dimension it passes the test "zero where q = p"... *)
Theorem circulating_formula_zero_at_standard n :
  circulating_formula n zeros ones = 0.
Proof.
  unfold circulating_formula, zeros, ones.
  rewrite (sum_zero n (fun _ => 0 ^ 2)) by (intros; ring).
  rewrite (sum_zero n (fun _ => ln 1)) by (intros; apply ln_1).
  replace (prod n (fun _ => 1 ^ 2)) with 1; [lra|].
  induction n as [|k IH]; simpl; [reflexivity|]. simpl in IH. rewrite <- IH. ring.
Qed.

Definition two_and_half (i : nat) : R := match i with O => 2 | _ => 1/2 end.

(** ... but at n = 2, mu = 0, sigma = (2, 1/2) it says 0 where the divergence is 9/8. *)
Theorem circulating_formula_value : circulating_formula 2 zeros two_and_half = 0.
Proof.
  unfold circulating_formula, zeros, two_and_half; simpl.
  replace (1/2) with (/2) at 5 by field. rewrite ln_Rinv by lra. lra.
Qed.

Theorem closed_form_value : closed_form 2 zeros two_and_half = 9/8.
Proof.
  unfold closed_form, zeros, two_and_half; simpl.
  replace (2 * (2 * 1)) with (2 * 2) by ring.
  replace (1/2 * (1/2 * 1)) with (/ (2 * 2)) by field.
  rewrite ln_Rinv by lra. lra.
Qed.

(** So the iterated integral of q (ln q - ln p) is not what the circulating formula says. *)
Theorem circulating_formula_refuted :
  ~ (forall n mu sigma z, positive n sigma ->
       gaussian_integral_of mu sigma n
         (fun y => ln (density n mu sigma y) - ln (density n zeros ones y)) z
         (circulating_formula n mu sigma)).
Proof.
  intro C.
  assert (P : positive 2 two_and_half).
  { intros i _. unfold two_and_half. destruct i; lra. }
  assert (A := C 2%nat zeros two_and_half zeros P).
  assert (B := kl_diagonal_standard 2 zeros two_and_half zeros P).
  assert (U := II_unique zeros two_and_half 2 _ _ _ _ A B).
  change (circulating_formula 2 zeros two_and_half = closed_form 2 zeros two_and_half) in U.
  rewrite circulating_formula_value, closed_form_value in U. lra.
Qed.
