(** The integral against a product of n normal densities, one coordinate after the other.

    [gaussian_integral_of mu s n f z l] reads: the iterated improper Riemann integral of
    f(z) prod_{k<n} N(z_k; mu_k, s_k²) dz_0 ... dz_{n-1} converges to l. The coordinates at and
    above n, which the integral leaves alone, are those of z. *)

From Coquelicot Require Import Coquelicot.
Require Import Reals Lra Lia.
From Kullback Require Import FiniteSums Expectation ImproperIntegral NormalDensity.
Open Scope R_scope.

Definition replace_at (z : vector) k v : vector := fun i => if Nat.eq_dec i k then v else z i.

Fixpoint gaussian_integral_of (mu s : vector) (n : nat) (f : vector -> R) (z : vector) (l : R) : Prop :=
  match n with
  | O => f z = l
  | S k => exists inner : R -> R,
      (forall x, gaussian_integral_of mu s k f (replace_at z k x) (inner x)) /\
      integral (fun x => normal (mu k) (s k) x * inner x) l
  end.

Section Product.
Variables mu s : vector.
Variable N : nat.
Hypothesis s_pos : forall i, (i < N)%nat -> 0 < s i.

Notation II := (gaussian_integral_of mu s).

Lemma II_ext n f g : (forall z, f z = g z) -> forall z l, II n f z l -> II n g z l.
Proof.
  intro E. induction n as [|k IH]; simpl; intros z l A; [rewrite <- E; exact A|].
  destruct A as [u [A B]]. exists u. split; [intro x; apply IH, A | exact B].
Qed.

Lemma II_plus n f g : forall z a b, II n f z a -> II n g z b -> II n (fun y => f y + g y) z (a + b).
Proof.
  induction n as [|k IH]; simpl; intros z a b A B; [rewrite A, B; reflexivity|].
  destruct A as [u [A A']], B as [v [B B']].
  exists (fun x => u x + v x). split; [intro x; apply IH; auto|].
  apply integral_ext with (2 := integral_plus _ _ _ _ A' B'). intro x. ring.
Qed.

Lemma II_scal n c f : forall z a, II n f z a -> II n (fun y => c * f y) z (c * a).
Proof.
  induction n as [|k IH]; simpl; intros z a A; [rewrite A; reflexivity|].
  destruct A as [u [A A']]. exists (fun x => c * u x). split; [intro x; apply IH; auto|].
  apply integral_ext with (2 := integral_scal _ c _ A'). intro x. ring.
Qed.

(** The integral has one value: it is a function of f wherever it exists. *)
Lemma II_unique n f : forall z a b, II n f z a -> II n f z b -> a = b.
Proof.
  induction n as [|k IH]; simpl; intros z a b A B; [rewrite <- A; exact B|].
  destruct A as [u [A A']], B as [v [B B']]. apply integral_unique with (1 := A').
  apply integral_ext with (2 := B'). intro x. rewrite (IH _ _ _ (A x) (B x)). reflexivity.
Qed.

Lemma integral_const k c : (k < N)%nat -> integral (fun x => normal (mu k) (s k) x * c) c.
Proof.
  intro Hk. assert (A := integral_scal _ c _ (normal_total (mu k) (s k) (s_pos k Hk))).
  rewrite Rmult_1_r in A. apply integral_ext with (2 := A). intro x. ring.
Qed.

Lemma II_const n c : (n <= N)%nat -> forall z, II n (fun _ => c) z c.
Proof.
  induction n as [|k IH]; simpl; intros Hn z; [reflexivity|]. exists (fun _ => c).
  split; [intro x; apply IH; lia | apply integral_const; lia].
Qed.

(** A function of a coordinate that is not integrated over is a constant. *)
Lemma II_outer n i phi : (n <= N)%nat -> (n <= i)%nat -> forall z, II n (fun y => phi (y i)) z (phi (z i)).
Proof.
  induction n as [|k IH]; simpl; intros Hn Hi z; [reflexivity|]. exists (fun _ => phi (z i)). split.
  - intro x. assert (E : z i = replace_at z k x i)
      by (unfold replace_at; destruct (Nat.eq_dec i k); [lia | reflexivity]).
    rewrite E. apply IH; lia.
  - apply integral_const; lia.
Qed.

(** A function of one coordinate: the other factors integrate to 1. *)
Lemma II_coordinate n i phi m :
  (n <= N)%nat -> (i < n)%nat -> integral (fun x => normal (mu i) (s i) x * phi x) m ->
  forall z, II n (fun y => phi (y i)) z m.
Proof.
  induction n as [|k IH]; intros Hn Hi A z; [lia|]. simpl. destruct (Nat.eq_dec i k) as [->|Hne].
  - exists phi. split; [|exact A]. intro x.
    assert (E : phi x = phi (replace_at z k x k))
      by (unfold replace_at; destruct (Nat.eq_dec k k); [reflexivity | lia]).
    rewrite E. apply II_outer; lia.
  - exists (fun _ => m). split; [intro x; apply IH; auto; lia | apply integral_const; lia].
Qed.

(** A factor that depends on a coordinate which is not integrated over comes out. *)
Lemma II_factor_out n i psi f :
  (n <= i)%nat -> forall z a, II n f z a -> II n (fun y => psi (y i) * f y) z (psi (z i) * a).
Proof.
  induction n as [|k IH]; simpl; intros Hi z a A; [rewrite A; reflexivity|].
  destruct A as [u [A A']]. exists (fun x => psi (z i) * u x). split.
  - intro x. assert (E : z i = replace_at z k x i)
      by (unfold replace_at; destruct (Nat.eq_dec i k); [lia | reflexivity]).
    rewrite E. apply IH; [lia | apply A].
  - apply integral_ext with (2 := integral_scal _ (psi (z i)) _ A'). intro x. ring.
Qed.

(** Independence: functions of two different coordinates have the product of their integrals. *)
Lemma II_independent n i j phi psi a b :
  (n <= N)%nat -> (i < j)%nat -> (j < n)%nat ->
  integral (fun x => normal (mu i) (s i) x * phi x) a ->
  integral (fun x => normal (mu j) (s j) x * psi x) b ->
  forall z, II n (fun y => psi (y j) * phi (y i)) z (b * a).
Proof.
  induction n as [|k IH]; intros Hn Hij Hj A B z; [lia|]. simpl.
  destruct (Nat.eq_dec j k) as [->|Hne].
  - exists (fun x => psi x * a). split.
    + intro x. assert (E : psi x = psi (replace_at z k x k))
        by (unfold replace_at; destruct (Nat.eq_dec k k); [reflexivity | lia]).
      rewrite E. apply (II_factor_out k k psi (fun y => phi (y i))); [lia|].
      apply II_coordinate; [lia | lia | exact A].
    + rewrite Rmult_comm. apply integral_ext with (2 := integral_scal _ a _ B). intro x. ring.
  - exists (fun _ => b * a).
    split; [intro x; apply IH; auto; lia | apply integral_const; lia].
Qed.

(** The integral against the product of the densities is an expectation, with mean mu, variances
    s² and no covariance between two coordinates. *)
Theorem product_expectation z : Expectation (fun f l => II N f z l).
Proof.
  constructor.
  - intros f g a E A. apply (II_ext N f g E z a A).
  - intros f g a b A B. apply II_plus; assumption.
  - intros c f a A. apply II_scal; assumption.
  - apply II_const. lia.
  - intros f a b. apply II_unique.
Qed.

Theorem product_mean z i : (i < N)%nat -> II N (fun y => y i) z (mu i).
Proof.
  intro Hi. apply (II_coordinate N i (fun x => x)); [lia | exact Hi|]. apply normal_mean, s_pos, Hi.
Qed.

Theorem product_variance z i : (i < N)%nat -> II N (fun y => (y i - mu i) ^ 2) z (s i ^ 2).
Proof.
  intro Hi. apply (II_coordinate N i (fun x => (x - mu i) ^ 2)); [lia | exact Hi|].
  apply normal_variance, s_pos, Hi.
Qed.

Theorem product_uncorrelated z i j :
  (i < N)%nat -> (j < N)%nat -> i <> j -> II N (fun y => y i * y j) z (mu i * mu j).
Proof.
  intros Hi Hj Hne.
  destruct (Nat.lt_total i j) as [Hij|[->|Hij]]; [|contradiction|].
  - assert (A := II_independent N i j (fun x => x) (fun x => x) (mu i) (mu j) (le_n N) Hij Hj
      (normal_mean _ _ (s_pos i Hi)) (normal_mean _ _ (s_pos j Hj)) z).
    rewrite (Rmult_comm (mu i)). apply II_ext with (2 := A). intro y. ring.
  - exact (II_independent N j i (fun x => x) (fun x => x) (mu j) (mu i) (le_n N) Hij Hi
      (normal_mean _ _ (s_pos j Hj)) (normal_mean _ _ (s_pos i Hi)) z).
Qed.
End Product.
