(** The improper Riemann integral over the whole line, and what the proofs use of it.

    [integral f l] reads "the integral of f from -oo to +oo converges to l". *)

From Coquelicot Require Import Coquelicot.
Require Import Reals Lra.
Open Scope R_scope.

Definition integral (f : R -> R) (l : R) :=
  is_RInt_gen f (Rbar_locally m_infty) (Rbar_locally p_infty) l.

Lemma integral_ext (f h : R -> R) l : (forall x, f x = h x) -> integral f l -> integral h l.
Proof.
  intros E A. unfold integral. apply (is_RInt_gen_ext (V := R_NormedModule) f h l); [|exact A].
  apply filter_forall. intros ab x _. apply E.
Qed.

Lemma integral_plus f h a b :
  integral f a -> integral h b -> integral (fun x => f x + h x) (a + b).
Proof. intros A B. exact (is_RInt_gen_plus (V := R_NormedModule) f h a b A B). Qed.

Lemma integral_scal f k a : integral f a -> integral (fun x => k * f x) (k * a).
Proof. intro A. exact (is_RInt_gen_scal (V := R_NormedModule) f k a A). Qed.

Lemma integral_unique f a b : integral f a -> integral f b -> a = b.
Proof.
  intros A B. rewrite <- (is_RInt_gen_unique (V := R_CompleteNormedModule) f a A).
  apply (is_RInt_gen_unique (V := R_CompleteNormedModule) f b B).
Qed.

(** The affine change of variable x = (z - m) / s. *)
Lemma integral_affine (f : R -> R) l m s :
  0 < s -> integral f l -> integral (fun z => / s * f ((z - m) / s)) l.
Proof.
  intros Hs Hf P HP. destruct (Hf P HP) as [Q1 Q2 [M1 HM1] [M2 HM2] HQ].
  exists (fun a => a < s * M1 + m) (fun b => s * M2 + m < b).
  - exists (s * M1 + m). trivial.
  - exists (s * M2 + m). trivial.
  - intros a b Ha Hb. simpl.
    assert (Ha' : (a - m) / s < M1).
    { apply Rmult_lt_reg_r with s; [exact Hs|].
      unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. }
    assert (Hb' : M2 < (b - m) / s).
    { apply Rmult_lt_reg_r with s; [exact Hs|].
      unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. }
    destruct (HQ _ _ (HM1 _ Ha') (HM2 _ Hb')) as [y [Hy1 Hy2]].
    exists y. split; [|exact Hy2]. simpl in Hy1 |- *.
    assert (L := is_RInt_comp_lin (V := R_NormedModule) f (/ s) (- m / s) a b y).
    replace (/ s * a + - m / s) with ((a - m) / s) in L by (field; lra).
    replace (/ s * b + - m / s) with ((b - m) / s) in L by (field; lra).
    apply (is_RInt_ext (V := R_NormedModule)) with (2 := L Hy1).
    intros t _. unfold scal; simpl; unfold mult; simpl. f_equal. f_equal. field. lra.
Qed.

Lemma continuous_of_derivative (f df : R -> R) :
  (forall x : R, is_derive f x (df x)) -> forall x : R, continuous f x.
Proof.
  intros D x. apply (ex_derive_continuous (V := R_NormedModule)). exists (df x). apply D.
Qed.

(** A derivative of a function that has limits a and b at -oo and +oo integrates to b - a. *)
Lemma integral_derivative (f df : R -> R) a b :
  (forall x : R, is_derive f x (df x)) ->
  (forall x : R, continuous df x) ->
  filterlim f (Rbar_locally m_infty) (locally a) ->
  filterlim f (Rbar_locally p_infty) (locally b) ->
  integral df (b - a).
Proof.
  intros D C La Lb. apply (is_RInt_gen_ext (V := R_NormedModule) (Derive f) df (b - a)).
  - apply filter_forall. intros ab y _. apply is_derive_unique, D.
  - apply is_RInt_gen_Derive; auto.
    + apply filter_forall. intros ab y _. exists (df y). apply D.
    + apply filter_forall. intros ab y _. apply continuous_ext with df; [|apply C].
      intro t. symmetry. apply is_derive_unique, D.
Qed.
