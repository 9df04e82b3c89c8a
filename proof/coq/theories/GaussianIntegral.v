(** The Gaussian integral: the integral of exp(-x²/2) over the line is sqrt(2 pi).

    The classical argument: with G(x) the integral of exp(-t²/2) over [0, x] and
    H(x) the integral of exp(-x²(1+t²)/2) / (1+t²) over [0, 1], the function G² + 2H has
    derivative zero, is pi/2 at 0, and H vanishes at infinity. *)

From Coquelicot Require Import Coquelicot.
Require Import Reals Lra Psatz.
From Kullback Require Import ImproperIntegral.
Open Scope R_scope.

Definition bell (x : R) := exp (- (x * x) * / 2).

Lemma bell_pos x : 0 < bell x.
Proof. apply exp_pos. Qed.

Lemma bell_derive : forall x : R, is_derive bell x (- x * bell x).
Proof. intro x. unfold bell. auto_derive; [trivial|]. field. Qed.

Lemma bell_continuous : forall x : R, continuous bell x.
Proof. apply continuous_of_derivative with (fun x => - x * bell x). apply bell_derive. Qed.

Lemma bell_integrable a b : ex_RInt bell a b.
Proof. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros; apply bell_continuous. Qed.

(** |x| bell(x) <= 2/|x|, from x²/2 < exp(x²/2). *)
Lemma bell_bound x : x <> 0 -> Rabs x * bell x <= 2 / Rabs x.
Proof.
  intro Hx. assert (Ha : 0 < Rabs x) by (apply Rabs_pos_lt; exact Hx).
  assert (Hs : x * x = Rabs x * Rabs x)
    by (rewrite <- Rabs_mult, Rabs_pos_eq; [ring | apply Rle_0_sqr]).
  unfold bell. replace (- (x * x) * / 2) with (- (x * x / 2)) by field. rewrite exp_Ropp.
  assert (Hq : 0 < Rabs x * Rabs x) by (apply Rmult_lt_0_compat; assumption).
  assert (H : x * x / 2 < exp (x * x / 2)).
  { assert (H := exp_ineq1 (x * x / 2)). assert (x * x / 2 <> 0) by lra. specialize (H H0). lra. }
  assert (Hp := exp_pos (x * x / 2)). set (e := exp (x * x / 2)) in *.
  apply Rmult_le_reg_r with (Rabs x * e); [apply Rmult_lt_0_compat; assumption|].
  replace (Rabs x * / e * (Rabs x * e)) with (Rabs x * Rabs x) by (field; lra).
  replace (2 / Rabs x * (Rabs x * e)) with (2 * e) by (field; lra). lra.
Qed.

(** How far out the bell and x times the bell are below a given bound. *)
Lemma bell_small x eps :
  0 < eps -> 2 / eps + 1 < Rabs x -> Rabs x * bell x < eps /\ bell x < eps.
Proof.
  intros He Hx. assert (H0 : 0 < 2 / eps) by (apply Rdiv_lt_0_compat; lra).
  assert (Hn : x <> 0) by (intro; subst; rewrite Rabs_R0 in Hx; lra).
  assert (B := bell_bound x Hn). assert (G := bell_pos x).
  assert (L : 2 / Rabs x < eps).
  { apply Rmult_lt_reg_r with (Rabs x / eps); [apply Rdiv_lt_0_compat; lra|].
    replace (2 / Rabs x * (Rabs x / eps)) with (2 / eps) by (field; split; lra).
    replace (eps * (Rabs x / eps)) with (Rabs x) by (field; lra). lra. }
  split; [lra|].
  apply Rle_lt_trans with (Rabs x * bell x); [|lra].
  rewrite <- (Rmult_1_l (bell x)) at 1. apply Rmult_le_compat_r; lra.
Qed.

Definition G (x : R) := RInt bell 0 x.
Definition h (x t : R) := exp (- (x * x * (1 + t * t)) * / 2) / (1 + t * t).
Definition H (x : R) := RInt (h x) 0 1.
Definition dh (x t : R) := - x * exp (- (x * x * (1 + t * t)) * / 2).

Lemma G_derive (x : R) : is_derive G x (bell x).
Proof.
  unfold G. apply (is_derive_RInt (V := R_NormedModule) bell (fun y => RInt bell 0 y) 0 x).
  - apply filter_forall. intro y.
    apply (RInt_correct (V := R_CompleteNormedModule)), bell_integrable.
  - apply bell_continuous.
Qed.

Lemma one_plus_square_pos t : 0 < 1 + t * t.
Proof. assert (S := Rle_0_sqr t). unfold Rsqr in S. lra. Qed.

Lemma h_derive x t : is_derive (fun y => h y t) x (dh x t).
Proof.
  unfold h, dh. assert (P := one_plus_square_pos t). auto_derive; [lra|]. field. lra.
Qed.

Lemma h_continuous x t : continuous (h x) t.
Proof.
  assert (P := one_plus_square_pos t). apply (ex_derive_continuous (V := R_NormedModule)).
  unfold h. auto_derive. lra.
Qed.

Lemma h_integrable x : ex_RInt (h x) 0 1.
Proof. apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros; apply h_continuous. Qed.

Lemma dh_split x t : dh x t = - bell x * (x * bell (x * t)).
Proof.
  unfold dh, bell.
  replace (- (x * x * (1 + t * t)) * / 2)
    with (- (x * x) * / 2 + - (x * t * (x * t)) * / 2) by field.
  rewrite exp_plus. ring.
Qed.

Lemma dh_continuous x t : continuity_2d_pt (fun u v => dh u v) x t.
Proof.
  unfold dh. apply continuity_2d_pt_mult.
  - apply continuity_2d_pt_opp, continuity_2d_pt_id1.
  - apply (continuity_1d_2d_pt_comp exp (fun u v => - (u * u * (1 + v * v)) * / 2)).
    + apply derivable_continuous_pt, derivable_pt_exp.
    + apply continuity_2d_pt_mult; [|apply continuity_2d_pt_const].
      apply continuity_2d_pt_opp, continuity_2d_pt_mult.
      * apply continuity_2d_pt_mult; apply continuity_2d_pt_id1.
      * apply continuity_2d_pt_plus; [apply continuity_2d_pt_const|].
        apply continuity_2d_pt_mult; apply continuity_2d_pt_id2.
Qed.

Lemma H_derive (x : R) : is_derive H x (- bell x * G x).
Proof.
  assert (D : forall u v, Derive (fun z => h z v) u = dh u v)
    by (intros; apply is_derive_unique, h_derive).
  assert (E : RInt (fun t => Derive (fun u => h u t) x) 0 1 = - bell x * G x).
  { rewrite (RInt_ext _ (fun t => - bell x * (x * bell (x * t)))).
    2:{ intros t _. rewrite D. apply dh_split. }
    assert (L := RInt_comp_lin (V := R_CompleteNormedModule) bell x 0 0 1).
    unfold scal in L; simpl in L; unfold mult in L; simpl in L.
    transitivity (scal (- bell x) (RInt (fun t => x * bell (x * t)) 0 1)).
    { apply (RInt_scal (V := R_CompleteNormedModule) (fun t => x * bell (x * t)) 0 1 (- bell x)).
      apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros z _.
      apply (ex_derive_continuous (V := R_NormedModule)). unfold bell. auto_derive. trivial. }
    unfold scal; simpl; unfold mult; simpl. f_equal. unfold G.
    rewrite (RInt_ext (fun t => x * bell (x * t)) (fun y => x * bell (x * y + 0))).
    2:{ intros t _. rewrite Rplus_0_r. reflexivity. }
    rewrite L by apply bell_integrable. f_equal; ring. }
  rewrite <- E. unfold H.
  apply is_derive_RInt_param.
  - apply filter_forall. intros y t _. exists (dh y t). apply h_derive.
  - intros t _. apply continuity_2d_pt_ext with (fun u v => dh u v); [|apply dh_continuous].
    intros u v. symmetry. apply D.
  - apply filter_forall. intro y. apply h_integrable.
Qed.

Lemma atan_RInt : is_RInt (fun t => / (1 + t * t)) 0 1 (PI / 4).
Proof.
  assert (A : is_RInt (fun t => / (1 + t * t)) 0 1 (minus (atan 1) (atan 0))).
  { apply (is_RInt_derive (V := R_CompleteNormedModule) atan (fun t => / (1 + t * t))).
    - intros t _. apply is_derive_Reals. replace (t * t) with (t ^ 2) by ring.
      exact (derivable_pt_lim_atan t).
    - intros t _. apply (ex_derive_continuous (V := R_NormedModule)).
      assert (P := one_plus_square_pos t). auto_derive. lra. }
  assert (E : minus (atan 1) (atan 0) = PI / 4).
  { change (atan 1 + - atan 0 = PI / 4). rewrite atan_1, atan_0. lra. }
  rewrite <- E. exact A.
Qed.

Lemma H_0 : H 0 = PI / 4.
Proof.
  unfold H. apply is_RInt_unique.
  apply (is_RInt_ext (V := R_NormedModule) (fun t => / (1 + t * t))); [|exact atan_RInt].
  intros t _. unfold h, Rdiv. replace (- (0 * 0 * (1 + t * t)) * / 2) with 0 by ring.
  rewrite exp_0. symmetry. apply Rmult_1_l.
Qed.

Lemma G_H_constant x : G x * G x + 2 * H x = PI / 2.
Proof.
  assert (K0 : G 0 * G 0 + 2 * H 0 = PI / 2).
  { rewrite H_0. unfold G. rewrite RInt_point. unfold zero; simpl. lra. }
  rewrite <- K0.
  assert (D : forall y : R, is_derive (fun y => G y * G y + 2 * H y) y 0).
  { intro y. assert (DG := G_derive y). assert (DH := H_derive y).
    assert (E1 : is_derive (fun y => G y * G y) y (bell y * G y + G y * bell y)).
    { apply (is_derive_mult G G y (bell y) (bell y) DG DG). intros; apply Rmult_comm. }
    assert (E2 : is_derive (fun y => 2 * H y) y (2 * (- bell y * G y))).
    { apply (is_derive_scal H y 2 (- bell y * G y)). exact DH. }
    assert (E3 := is_derive_plus (V := R_NormedModule) _ _ _ _ _ E1 E2).
    assert (E4 : bell y * G y + G y * bell y + 2 * (- bell y * G y) = 0) by ring.
    change (is_derive (fun y => G y * G y + 2 * H y) y 0). rewrite <- E4. exact E3. }
  destruct (Rtotal_order x 0) as [L|[->|L]]; [|reflexivity|].
  - apply (eq_is_derive (V := R_NormedModule) (fun y => G y * G y + 2 * H y) x 0);
      [intros; apply D | exact L].
  - symmetry. apply (eq_is_derive (V := R_NormedModule) (fun y => G y * G y + 2 * H y) 0 x);
      [intros; apply D | exact L].
Qed.

Lemma H_bound x : 0 <= H x <= bell x.
Proof.
  assert (B : forall t, 0 <= h x t <= bell x).
  { intro t. assert (P := one_plus_square_pos t). unfold h. split.
    - left. apply Rdiv_lt_0_compat; [apply exp_pos | exact P].
    - assert (S := Rle_0_sqr t). assert (S' := Rle_0_sqr x). unfold Rsqr in *.
      apply Rle_trans with (exp (- (x * x * (1 + t * t)) * / 2) / 1).
      + unfold Rdiv. apply Rmult_le_compat_l; [left; apply exp_pos|].
        apply Rinv_le_contravar; lra.
      + unfold Rdiv. rewrite Rinv_1, Rmult_1_r. unfold bell.
        assert (Q : 0 <= x * x * (t * t)) by (apply Rmult_le_pos; assumption).
        destruct (Req_dec (x * x * (t * t)) 0) as [Z|Z].
        * right. f_equal. replace (x * x * (1 + t * t)) with (x * x + x * x * (t * t)) by ring.
          rewrite Z. ring.
        * left. apply exp_increasing.
          replace (x * x * (1 + t * t)) with (x * x + x * x * (t * t)) by ring. lra. }
  split.
  - unfold H. apply RInt_ge_0; [lra | apply h_integrable | intros; apply B].
  - replace (bell x) with (RInt (fun _ => bell x) 0 1).
    + apply RInt_le; [lra | apply h_integrable | apply ex_RInt_const | intros; apply B].
    + rewrite RInt_const. unfold scal; simpl; unfold mult; simpl. ring.
Qed.

Definition half := sqrt (PI / 2).

Lemma half_ge_1 : 1 <= half.
Proof. unfold half. rewrite <- sqrt_1. apply sqrt_le_1_alt. assert (P := PI2_3_2). lra. Qed.

Lemma half_square : half * half = PI / 2.
Proof. unfold half. apply sqrt_sqrt. assert (P := PI_RGT_0). lra. Qed.

Lemma G_nonneg x : 0 <= x -> 0 <= G x.
Proof.
  intro Hx. unfold G.
  apply RInt_ge_0; [exact Hx | apply bell_integrable | intros; left; apply bell_pos].
Qed.

Lemma G_odd x : G (- x) = - G x.
Proof.
  unfold G. assert (L := RInt_comp_lin (V := R_CompleteNormedModule) bell (-1) 0 0 x).
  replace (-1 * 0 + 0) with 0 in L by ring. replace (-1 * x + 0) with (- x) in L by ring.
  rewrite <- L by apply bell_integrable.
  transitivity (opp (RInt bell 0 x)); [|reflexivity].
  rewrite <- (RInt_opp (V := R_CompleteNormedModule)) by apply bell_integrable.
  apply RInt_ext. intros t _. unfold scal, opp; simpl; unfold mult; simpl. unfold bell.
  replace (- ((-1 * t + 0) * (-1 * t + 0)) * / 2) with (- (t * t) * / 2) by ring. ring.
Qed.

Lemma G_near_half x : 0 <= x -> Rabs (G x - half) <= 2 * bell x.
Proof.
  intro Hx. assert (K := G_H_constant x). assert (B := H_bound x). assert (P := G_nonneg x Hx).
  assert (C := half_ge_1). assert (S := half_square).
  assert (E : (half - G x) * (half + G x) = 2 * H x) by lra.
  assert (0 <= half - G x).
  { apply Rmult_le_reg_r with (half + G x); lra. }
  rewrite Rabs_left1 by lra. replace (- (G x - half)) with (half - G x) by ring.
  apply Rle_trans with ((half - G x) * (half + G x)); [|lra].
  rewrite <- (Rmult_1_r (half - G x)) at 1. apply Rmult_le_compat_l; lra.
Qed.

Lemma G_limits :
  filterlim G (Rbar_locally p_infty) (locally half) /\
  filterlim G (Rbar_locally m_infty) (locally (- half)).
Proof.
  assert (Q : forall (eps : posreal) x, 2 / (eps / 2) + 1 < x -> Rabs (G x - half) < eps).
  { intros eps x Hx. assert (He := cond_pos eps).
    assert (0 < 2 / (eps / 2)) by (apply Rdiv_lt_0_compat; lra).
    destruct (bell_small x (eps / 2)) as [_ A]; [lra | rewrite Rabs_pos_eq; lra|].
    apply Rle_lt_trans with (2 * bell x); [apply G_near_half; lra | lra]. }
  split; apply filterlim_locally; intro eps.
  - exists (2 / (eps / 2) + 1). intros x Hx.
    unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl. apply Q; exact Hx.
  - exists (- (2 / (eps / 2) + 1)). intros x Hx.
    unfold ball; simpl. unfold AbsRing_ball, abs, minus, plus, opp; simpl.
    replace (G x + - - half) with (- (G (- x) - half)) by (rewrite G_odd; ring).
    rewrite Rabs_Ropp. apply Q. lra.
Qed.

Theorem gaussian_integral : integral bell (sqrt (2 * PI)).
Proof.
  destruct G_limits as [Lp Lm].
  replace (sqrt (2 * PI)) with (half - - half).
  - apply (integral_derivative G bell); [apply G_derive | apply bell_continuous | exact Lm | exact Lp].
  - assert (P := PI_RGT_0). unfold half. replace (2 * PI) with (2 * 2 * (PI / 2)) by field.
    rewrite sqrt_mult, sqrt_square by lra. ring.
Qed.
