(** The normal density on the line: it integrates to 1, its mean is m and its variance s². *)

From Coquelicot Require Import Coquelicot.
Require Import Reals Lra.
From Kullback Require Import FiniteSums ImproperIntegral GaussianIntegral.
Open Scope R_scope.

(** A function below |x| bell(x) or below the bell vanishes at both ends, so the derivative of
    such a function integrates to zero: integration by parts, with its boundary term. *)
Lemma vanishes (f : R -> R) :
  (forall x, Rabs (f x) <= Rabs x * bell x \/ Rabs (f x) <= bell x) ->
  filterlim f (Rbar_locally p_infty) (locally 0) /\
  filterlim f (Rbar_locally m_infty) (locally 0).
Proof.
  intro B.
  assert (K : forall (eps : posreal) x, 2 / eps + 1 < Rabs x -> ball 0 eps (f x)).
  { intros eps x Hx. destruct (bell_small x eps (cond_pos eps) Hx).
    unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl.
    rewrite Ropp_0, Rplus_0_r. destruct (B x); lra. }
  split; apply filterlim_locally; intro eps;
    assert (0 < 2 / eps) by (apply Rdiv_lt_0_compat; [lra | apply cond_pos]).
  - exists (2 / eps + 1). intros x Hx. apply K. rewrite Rabs_pos_eq; lra.
  - exists (- (2 / eps + 1)). intros x Hx. apply K. rewrite Rabs_left; lra.
Qed.

Lemma integral_exact (f df : R -> R) :
  (forall x : R, is_derive f x (df x)) ->
  (forall x : R, continuous df x) ->
  (forall x, Rabs (f x) <= Rabs x * bell x \/ Rabs (f x) <= bell x) ->
  integral df 0.
Proof.
  intros D C B. destruct (vanishes f B) as [Lp Lm].
  replace 0 with (0 - 0) by ring. apply (integral_derivative f df); assumption.
Qed.

Lemma bell_first_moment : integral (fun x => x * bell x) 0.
Proof.
  apply (integral_exact (fun x => - bell x)).
  - intro y. unfold bell. auto_derive; [trivial|]. field.
  - apply continuous_of_derivative with (fun x => bell x + x * (- x * bell x)).
    intro y. unfold bell. auto_derive; [trivial|]. field.
  - intro y. right. rewrite Rabs_Ropp, Rabs_pos_eq; [apply Rle_refl | left; apply bell_pos].
Qed.

Lemma bell_second_moment : integral (fun x => x * x * bell x) (sqrt (2 * PI)).
Proof.
  assert (A : integral (fun x => x * x * bell x - bell x) 0).
  { apply (integral_exact (fun x => - (x * bell x))).
    - intro y. unfold bell. auto_derive; [trivial|]. field.
    - apply continuous_of_derivative
        with (fun x => 2 * x * bell x + x ^ 2 * (- x * bell x) + x * bell x).
      intro y. unfold bell. auto_derive; [trivial|]. field.
    - intro y. left. rewrite Rabs_Ropp, Rabs_mult, (Rabs_pos_eq (bell y));
        [apply Rle_refl | left; apply bell_pos]. }
  assert (S := integral_plus _ _ _ _ A gaussian_integral).
  rewrite Rplus_0_l in S. apply integral_ext with (2 := S). intro x. ring.
Qed.

Definition normal (m s x : R) := / (s * sqrt (2 * PI)) * bell ((x - m) / s).

Lemma sqrt_2pi_pos : 0 < sqrt (2 * PI).
Proof. apply sqrt_lt_R0. assert (P := PI_RGT_0). lra. Qed.

Lemma normal_pos m s x : 0 < s -> 0 < normal m s x.
Proof.
  intro Hs. unfold normal. apply Rmult_lt_0_compat; [|apply bell_pos].
  apply Rinv_0_lt_compat, Rmult_lt_0_compat; [exact Hs | apply sqrt_2pi_pos].
Qed.

Theorem normal_total m s : 0 < s -> integral (normal m s) 1.
Proof.
  intro Hs. assert (C := sqrt_2pi_pos).
  assert (A := integral_scal _ (/ sqrt (2 * PI)) _ (integral_affine _ _ m s Hs gaussian_integral)).
  rewrite Rinv_l in A by lra. apply integral_ext with (2 := A). intro x. unfold normal. field. lra.
Qed.

Lemma normal_centred m s : 0 < s -> integral (fun x => normal m s x * (x - m)) 0.
Proof.
  intro Hs. assert (C := sqrt_2pi_pos).
  assert (A := integral_scal _ (s / sqrt (2 * PI)) _ (integral_affine _ _ m s Hs bell_first_moment)).
  rewrite Rmult_0_r in A. apply integral_ext with (2 := A). intro x. unfold normal. field. lra.
Qed.

Theorem normal_variance m s : 0 < s -> integral (fun x => normal m s x * (x - m) ^ 2) (s ^ 2).
Proof.
  intro Hs. assert (C := sqrt_2pi_pos).
  assert (A :=
    integral_scal _ (s ^ 2 / sqrt (2 * PI)) _ (integral_affine _ _ m s Hs bell_second_moment)).
  replace (s ^ 2 / sqrt (2 * PI) * sqrt (2 * PI)) with (s ^ 2) in A by (field; lra).
  apply integral_ext with (2 := A). intro x. unfold normal. field. lra.
Qed.

Theorem normal_mean m s : 0 < s -> integral (fun x => normal m s x * x) m.
Proof.
  intro Hs.
  assert (A := integral_plus _ _ _ _ (normal_centred m s Hs) (integral_scal _ m _ (normal_total m s Hs))).
  replace (0 + m * 1) with m in A by ring. apply integral_ext with (2 := A). intro x. ring.
Qed.

Lemma ln_normal m s x :
  0 < s -> ln (normal m s x) = - (1/2) * ln (2 * PI) - 1/2 * ln (s ^ 2) - 1/2 * ((x - m) ^ 2 / s ^ 2).
Proof.
  intro Hs. assert (C := sqrt_2pi_pos). assert (P := PI_RGT_0). unfold normal.
  assert (0 < s * sqrt (2 * PI)) by (apply Rmult_lt_0_compat; assumption).
  rewrite ln_mult by (try apply bell_pos; apply Rinv_0_lt_compat; assumption).
  rewrite ln_Rinv, ln_mult, ln_square by assumption. unfold bell. rewrite ln_exp.
  assert (L : ln (2 * PI) = 2 * ln (sqrt (2 * PI))).
  { rewrite <- (sqrt_sqrt (2 * PI)) at 1 by lra. rewrite ln_mult by assumption. ring. }
  rewrite L. field. lra.
Qed.
