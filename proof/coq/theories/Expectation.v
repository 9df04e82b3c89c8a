(** What is used of an expectation: it is linear, it sends 1 to 1, and it has one value.

    [E f a] reads "the expectation of f exists and is a". A relation rather than a function, so
    that an integral, which need not exist, can be put in its place (IteratedIntegral.v). *)

Require Import Reals Lra.
From Kullback Require Import FiniteSums.
Open Scope R_scope.

Record Expectation (E : (vector -> R) -> R -> Prop) : Prop := {
  E_ext : forall f g a, (forall z, f z = g z) -> E f a -> E g a;
  E_plus : forall f g a b, E f a -> E g b -> E (fun z => f z + g z) (a + b);
  E_scal : forall c f a, E f a -> E (fun z => c * f z) (c * a);
  E_one : E (fun _ => 1) 1;
  E_unique : forall f a b, E f a -> E f b -> a = b
}.

Section Linearity.
Variable E : (vector -> R) -> R -> Prop.
Hypothesis L : Expectation E.

(** The same expectation in another spelling of the integrand and of the value. *)
Lemma E_rewrite f g a b : E f a -> (forall z, g z = f z) -> b = a -> E g b.
Proof. intros H Hf ->. apply (E_ext E L f); [intro; symmetry; apply Hf | exact H]. Qed.

Lemma E_const c : E (fun _ => c) c.
Proof. apply (E_rewrite _ _ _ _ (E_scal E L c _ _ (E_one E L))); intros; ring. Qed.

Lemma E_sum k f a :
  (forall i, (i < k)%nat -> E (f i) (a i)) -> E (fun z => sum k (fun i => f i z)) (sum k a).
Proof.
  induction k as [|k IH]; intro H; simpl; [apply E_const|].
  apply (E_plus E L (fun z => sum k (fun i => f i z)) (f k)).
  - apply IH. intros i Hi. apply H. apply Nat.lt_lt_succ_r, Hi.
  - apply H. apply Nat.lt_succ_diag_r.
Qed.

Lemma E_minus f g a b : E f a -> E g b -> E (fun z => f z - g z) (a - b).
Proof.
  intros Hf Hg.
  apply (E_rewrite _ _ _ _ (E_plus E L _ _ _ _ Hf (E_scal E L (-1) _ _ Hg))); intros; ring.
Qed.

(** From the mean and the variance about it to the second moment about any point. *)
Lemma E_square_about (x : vector -> R) m v c :
  E x m -> E (fun z => (x z - m) ^ 2) v -> E (fun z => (x z - c) ^ 2) (v + (m - c) ^ 2).
Proof.
  intros Hm Hv.
  assert (H := E_plus E L _ _ _ _ Hv
    (E_plus E L _ _ _ _ (E_scal E L (2 * (m - c)) _ _ Hm) (E_const (c ^ 2 - m ^ 2)))).
  apply (E_rewrite _ _ _ _ H); intros; ring.
Qed.
End Linearity.
