(** Full covariance, from the moments, for every n.

    E is any expectation with mean m1 and covariance S1; P1 is an inverse of S1 as far as the
    diagonal of P1 S1 goes, and P2 is any matrix: that it is the inverse of S2 enters only
    through ln|S2|, and the two log-determinants are carried along as numbers. *)

Require Import Reals Lra Lia.
From Kullback Require Import FiniteSums Expectation.
Open Scope R_scope.

(** (z - a)' P (z - a) and tr(P S). *)
Definition quadratic_form (n : nat) (P : matrix) (a z : vector) :=
  sum n (fun i => sum n (fun j => P i j * ((z i - a i) * (z j - a j)))).

Definition trace_of_product (n : nat) (P S : matrix) :=
  sum n (fun i => sum n (fun j => P i j * S j i)).

Definition trace (n : nat) (S : matrix) := sum n (fun i => S i i).

Definition identity : matrix := fun i j => if Nat.eq_dec i j then 1 else 0.

Definition full_log_density (n : nat) (logdet : R) (P : matrix) (a z : vector) :=
  - (INR n / 2) * ln (2 * PI) - 1/2 * logdet - 1/2 * quadratic_form n P a z.

Lemma quadratic_form_self n P a : quadratic_form n P a a = 0.
Proof.
  unfold quadratic_form. apply sum_zero. intros i _. apply sum_zero. intros j _. ring.
Qed.

Lemma row_of_identity n i f :
  (i < n)%nat -> sum n (fun j => identity i j * f j) = f i.
Proof.
  intro Hi. rewrite (sum_single n i); [|exact Hi|].
  - unfold identity. destruct (Nat.eq_dec i i); [ring | contradiction].
  - intros j _ Hj. unfold identity. destruct (Nat.eq_dec i j); [congruence | ring].
Qed.

Lemma trace_of_identity_product n S : trace_of_product n identity S = trace n S.
Proof.
  apply sum_ext. intros i Hi. exact (row_of_identity n i (fun j => S j i) Hi).
Qed.

Lemma quadratic_form_identity n a z :
  quadratic_form n identity a z = sum n (fun i => (z i - a i) ^ 2).
Proof.
  apply sum_ext. intros i Hi.
  rewrite (row_of_identity n i (fun j => (z i - a i) * (z j - a j)) Hi). ring.
Qed.

Section Moments.
Variable n : nat.
Variable m1 : vector.
Variables S1 P1 : matrix.
Hypothesis S1_symmetric : forall i j, S1 i j = S1 j i.
Hypothesis P1_inverse : forall i, (i < n)%nat -> sum n (fun j => P1 i j * S1 j i) = 1.
Variable E : (vector -> R) -> R -> Prop.
Hypothesis L : Expectation E.
Hypothesis E_mean : forall i, (i < n)%nat -> E (fun z => z i) (m1 i).
Hypothesis E_covariance : forall i j, (i < n)%nat -> (j < n)%nat ->
  E (fun z => (z i - m1 i) * (z j - m1 j)) (S1 i j).

Lemma E_covariance_about a i j :
  (i < n)%nat -> (j < n)%nat ->
  E (fun z => (z i - a i) * (z j - a j)) (S1 i j + (m1 i - a i) * (m1 j - a j)).
Proof.
  intros Hi Hj.
  assert (A := E_plus E L _ _ _ _ (E_covariance i j Hi Hj)
    (E_plus E L _ _ _ _ (E_scal E L (m1 j - a j) _ _ (E_mean i Hi))
      (E_plus E L _ _ _ _ (E_scal E L (m1 i - a i) _ _ (E_mean j Hj))
        (E_const E L (a i * a j - m1 i * m1 j))))).
  apply (E_rewrite E L _ _ _ _ A); intros; ring.
Qed.

(** The trace trick: E (z-a)' P (z-a) = tr(P S1) + (m1-a)' P (m1-a). *)
Theorem quadratic_form_expectation P a :
  E (quadratic_form n P a) (trace_of_product n P S1 + quadratic_form n P a m1).
Proof.
  assert (A : E (quadratic_form n P a)
    (sum n (fun i => sum n (fun j => P i j * (S1 i j + (m1 i - a i) * (m1 j - a j)))))).
  { apply (E_sum E L n (fun i z => sum n (fun j => P i j * ((z i - a i) * (z j - a j))))).
    intros i Hi. apply (E_sum E L n (fun j z => P i j * ((z i - a i) * (z j - a j)))).
    intros j Hj. apply (E_scal E L), E_covariance_about; assumption. }
  apply (E_rewrite E L _ _ _ _ A); [reflexivity|].
  unfold trace_of_product, quadratic_form. rewrite <- sum_plus. apply sum_ext. intros i Hi.
  rewrite <- sum_plus. apply sum_ext. intros j Hj. rewrite (S1_symmetric i j). ring.
Qed.

Lemma trace_of_inverse : trace_of_product n P1 S1 = INR n.
Proof.
  unfold trace_of_product. rewrite (sum_ext n _ (fun _ => 1)) by exact P1_inverse.
  rewrite sum_const. ring.
Qed.

Theorem cross_entropy_full_full logdet2 P2 m2 :
  E (fun z => - full_log_density n logdet2 P2 m2 z)
    (INR n / 2 * ln (2 * PI) + 1/2 * logdet2
     + 1/2 * (trace_of_product n P2 S1 + quadratic_form n P2 m2 m1)).
Proof.
  assert (A := E_plus E L _ _ _ _ (E_const E L (INR n / 2 * ln (2 * PI) + 1/2 * logdet2))
    (E_scal E L (1/2) _ _ (quadratic_form_expectation P2 m2))).
  apply (E_rewrite E L _ _ _ _ A); intros; unfold full_log_density; ring.
Qed.

Theorem entropy_full logdet1 :
  E (fun z => - full_log_density n logdet1 P1 m1 z)
    (INR n / 2 * ln (2 * PI) + 1/2 * logdet1 + INR n / 2).
Proof.
  apply (E_rewrite E L _ _ _ _ (cross_entropy_full_full logdet1 P1 m1)); [reflexivity|].
  rewrite trace_of_inverse, quadratic_form_self. field.
Qed.

Theorem kl_full_full logdet1 logdet2 P2 m2 :
  E (fun z => full_log_density n logdet1 P1 m1 z - full_log_density n logdet2 P2 m2 z)
    (1/2 * (logdet2 - logdet1 - INR n + trace_of_product n P2 S1 + quadratic_form n P2 m2 m1)).
Proof.
  apply (E_rewrite E L _ _ _ _
    (E_minus E L _ _ _ _ (cross_entropy_full_full logdet2 P2 m2) (entropy_full logdet1)));
    intros; field.
Qed.

(** Against N(0, I). *)
Theorem kl_full_standard logdet1 :
  E (fun z => full_log_density n logdet1 P1 m1 z
              - full_log_density n 0 identity (fun _ => 0) z)
    (1/2 * (trace n S1 + sum n (fun i => m1 i ^ 2) - INR n - logdet1)).
Proof.
  apply (E_rewrite E L _ _ _ _ (kl_full_full logdet1 0 identity (fun _ => 0))); [reflexivity|].
  rewrite trace_of_identity_product, quadratic_form_identity.
  rewrite (sum_ext n (fun i => m1 i ^ 2) (fun i => (m1 i - 0) ^ 2)) by (intros; ring). ring.
Qed.

Theorem cross_entropy_full_standard :
  E (fun z => - full_log_density n 0 identity (fun _ => 0) z)
    (INR n / 2 * ln (2 * PI) + 1/2 * trace n S1 + 1/2 * sum n (fun i => m1 i ^ 2)).
Proof.
  apply (E_rewrite E L _ _ _ _ (cross_entropy_full_full 0 identity (fun _ => 0))); [reflexivity|].
  rewrite trace_of_identity_product, quadratic_form_identity.
  rewrite (sum_ext n (fun i => m1 i ^ 2) (fun i => (m1 i - 0) ^ 2)) by (intros; ring). ring.
Qed.

(** The same covariance in q and p: half the squared Mahalanobis distance of the means. *)
Theorem kl_equal_covariance logdet1 m2 :
  E (fun z => full_log_density n logdet1 P1 m1 z - full_log_density n logdet1 P1 m2 z)
    (1/2 * quadratic_form n P1 m2 m1).
Proof.
  apply (E_rewrite E L _ _ _ _ (kl_full_full logdet1 logdet1 P1 m2)); [reflexivity|].
  rewrite trace_of_inverse. ring.
Qed.

Theorem cross_entropy_equal_covariance logdet1 m2 :
  E (fun z => - full_log_density n logdet1 P1 m2 z)
    (INR n / 2 * ln (2 * PI) + 1/2 * logdet1 + 1/2 * (INR n + quadratic_form n P1 m2 m1)).
Proof.
  apply (E_rewrite E L _ _ _ _ (cross_entropy_full_full logdet1 P1 m2)); [reflexivity|].
  rewrite trace_of_inverse. reflexivity.
Qed.
End Moments.
