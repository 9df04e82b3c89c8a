(** The hypotheses of the moment theorems can be met without any integral: n independent fair
    signs, z_i = m_i ± s_i with equal weight, have the mean and the variances asked for. The
    theorems of DiagonalMoments.v are therefore not vacuous, whatever one thinks of integrals. *)

Require Import Reals Lra Lia.
From Kullback Require Import FiniteSums Expectation IteratedIntegral DiagonalMoments.
Open Scope R_scope.

Section Signs.
Variables m s : vector.

Fixpoint average (n : nat) (z : vector) (f : vector -> R) : R :=
  match n with
  | O => f z
  | S k => (average k (replace_at z k (m k + s k)) f + average k (replace_at z k (m k - s k)) f) / 2
  end.

Lemma average_plus n f g : forall z, average n z (fun y => f y + g y) = average n z f + average n z g.
Proof. induction n as [|k IH]; intros; simpl; [reflexivity|]. rewrite !IH. lra. Qed.

Lemma average_scal n c f : forall z, average n z (fun y => c * f y) = c * average n z f.
Proof. induction n as [|k IH]; intros; simpl; [reflexivity|]. rewrite !IH. lra. Qed.

Lemma average_ext n f g : (forall y, f y = g y) -> forall z, average n z f = average n z g.
Proof. intro E. induction n as [|k IH]; intros; simpl; [apply E|]. rewrite !IH. reflexivity. Qed.

Lemma average_one n : forall z, average n z (fun _ => 1) = 1.
Proof. induction n as [|k IH]; intros; simpl; [reflexivity|]. rewrite !IH. lra. Qed.

Lemma average_outer n phi i : (n <= i)%nat -> forall z, average n z (fun y => phi (y i)) = phi (z i).
Proof.
  induction n as [|k IH]; intros Hi z; simpl; [reflexivity|].
  rewrite !IH by lia. unfold replace_at. destruct (Nat.eq_dec i k); [lia|]. lra.
Qed.

Lemma average_coordinate n phi i :
  (i < n)%nat -> forall z, average n z (fun y => phi (y i)) = (phi (m i + s i) + phi (m i - s i)) / 2.
Proof.
  induction n as [|k IH]; intros Hi z; [lia|]. simpl. destruct (Nat.eq_dec i k) as [->|Hne].
  - rewrite !average_outer by lia. unfold replace_at.
    destruct (Nat.eq_dec k k); [reflexivity | lia].
  - rewrite !IH by lia. lra.
Qed.

Theorem signs_expectation n z : Expectation (fun f l => average n z f = l).
Proof.
  constructor.
  - intros f g a E <-. symmetry. apply average_ext, E.
  - intros f g a b <- <-. apply average_plus.
  - intros c f a <-. apply average_scal.
  - apply average_one.
  - intros f a b <- <-. reflexivity.
Qed.

Theorem signs_have_the_moments n z i :
  (i < n)%nat ->
  average n z (fun y => y i) = m i /\ average n z (fun y => (y i - m i) ^ 2) = s i ^ 2.
Proof.
  intro Hi. split.
  - rewrite (average_coordinate n (fun x => x) i Hi). lra.
  - rewrite (average_coordinate n (fun x => (x - m i) ^ 2) i Hi). lra.
Qed.
End Signs.
