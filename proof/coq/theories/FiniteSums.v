(** Finite sums and products over i = 0, ..., n-1, and the logarithm of a product.

    A vector is a function of its index and a matrix a function of two; the dimension [n] is
    given beside them, so that every statement can be read for every [n]. *)

Require Import Reals Lra Lia.
Open Scope R_scope.

Definition vector := nat -> R.
Definition matrix := nat -> nat -> R.

Fixpoint sum (n : nat) (f : vector) : R :=
  match n with O => 0 | S k => sum k f + f k end.

Fixpoint prod (n : nat) (f : vector) : R :=
  match n with O => 1 | S k => prod k f * f k end.

Lemma sum_ext n f g : (forall i, (i < n)%nat -> f i = g i) -> sum n f = sum n g.
Proof.
  induction n as [|k IH]; intro H; simpl; [reflexivity|].
  rewrite IH by (intros; apply H; lia). rewrite H by lia. reflexivity.
Qed.

Lemma sum_plus n f g : sum n (fun i => f i + g i) = sum n f + sum n g.
Proof. induction n as [|k IH]; simpl; [lra|]. rewrite IH. lra. Qed.

Lemma sum_scal n a f : sum n (fun i => a * f i) = a * sum n f.
Proof. induction n as [|k IH]; simpl; [lra|]. rewrite IH. lra. Qed.

Lemma sum_const n a : sum n (fun _ => a) = INR n * a.
Proof. induction n as [|k IH]; [simpl; lra|]. rewrite S_INR. simpl sum. rewrite IH. lra. Qed.

Lemma sum_zero n f : (forall i, (i < n)%nat -> f i = 0) -> sum n f = 0.
Proof. intro H. rewrite (sum_ext n f (fun _ => 0) H), sum_const. ring. Qed.

(** A sum in which only one term differs from zero. *)
Lemma sum_single n j f :
  (j < n)%nat -> (forall i, (i < n)%nat -> i <> j -> f i = 0) -> sum n f = f j.
Proof.
  induction n as [|k IH]; intros Hj H; [lia|]. simpl. destruct (Nat.eq_dec j k) as [->|Hne].
  - rewrite (sum_zero k f); [ring|]. intros i Hi. apply H; lia.
  - rewrite IH; [|lia|intros; apply H; lia]. rewrite (H k); [ring|lia|lia].
Qed.

Lemma prod_ext n f g : (forall i, (i < n)%nat -> f i = g i) -> prod n f = prod n g.
Proof.
  induction n as [|k IH]; intro H; simpl; [reflexivity|].
  rewrite IH by (intros; apply H; lia). rewrite H by lia. reflexivity.
Qed.

Lemma prod_pos n f : (forall i, (i < n)%nat -> 0 < f i) -> 0 < prod n f.
Proof.
  induction n as [|k IH]; intro H; simpl; [lra|].
  apply Rmult_lt_0_compat; [apply IH; intros; apply H; lia | apply H; lia].
Qed.

(** ln of a product is the sum of the ln: the log rule with its side condition. *)
Lemma ln_prod n f :
  (forall i, (i < n)%nat -> 0 < f i) -> ln (prod n f) = sum n (fun i => ln (f i)).
Proof.
  induction n as [|k IH]; intro H; simpl; [apply ln_1|].
  rewrite ln_mult;
    [ rewrite IH; [reflexivity | intros; apply H; lia]
    | apply prod_pos; intros; apply H; lia
    | apply H; lia ].
Qed.

Lemma ln_square x : 0 < x -> ln (x ^ 2) = 2 * ln x.
Proof. intro H. simpl. rewrite Rmult_1_r, ln_mult by assumption. ring. Qed.

Lemma ln_quotient x y : 0 < x -> 0 < y -> ln (x / y) = ln x - ln y.
Proof.
  intros Hx Hy. unfold Rdiv. rewrite ln_mult, ln_Rinv; try assumption; [ring|].
  apply Rinv_0_lt_compat. assumption.
Qed.

(** ½ ln |diag(s²)| = Σ ln s. *)
Lemma half_ln_prod_squares n s :
  (forall i, (i < n)%nat -> 0 < s i) ->
  1/2 * ln (prod n (fun i => s i ^ 2)) = sum n (fun i => ln (s i)).
Proof.
  intro H. rewrite ln_prod by (intros i Hi; apply pow_lt, H, Hi).
  rewrite (sum_ext n _ (fun i => 2 * ln (s i))) by (intros i Hi; apply ln_square, H, Hi).
  rewrite sum_scal. lra.
Qed.
