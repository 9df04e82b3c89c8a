(** Diagonal covariance, from the moments: cross-entropy, entropy and KL for every n.

    E is any expectation with E z_i = m1_i and E (z_i - m1_i)² = s1_i², which the product of
    normal densities has (DiagonalKL.v) and so has any law with these moments (MomentModel.v).
    [log_density n m s] is ln of the density of N(m, diag(s²)). *)

Require Import Reals Lra Lia.
From Kullback Require Import FiniteSums Expectation.
Open Scope R_scope.

Definition determinant_of_diagonal (n : nat) (s : vector) := prod n (fun i => s i ^ 2).

Definition log_density (n : nat) (m s z : vector) :=
  - (INR n / 2) * ln (2 * PI) - 1/2 * ln (determinant_of_diagonal n s)
  - 1/2 * sum n (fun i => (z i - m i) ^ 2 / s i ^ 2).

Section Moments.
Variable n : nat.
Variables m1 s1 : vector.
Hypothesis s1_pos : forall i, (i < n)%nat -> 0 < s1 i.
Variable E : (vector -> R) -> R -> Prop.
Hypothesis L : Expectation E.
Hypothesis E_mean : forall i, (i < n)%nat -> E (fun z => z i) (m1 i).
Hypothesis E_variance : forall i, (i < n)%nat -> E (fun z => (z i - m1 i) ^ 2) (s1 i ^ 2).

(** E ln N(z; m2, diag(s2²)): the negative cross-entropy. *)
Theorem log_density_expectation m2 s2 :
  E (log_density n m2 s2)
    (- (INR n / 2) * ln (2 * PI) - 1/2 * ln (determinant_of_diagonal n s2)
     - 1/2 * sum n (fun i => (s1 i ^ 2 + (m1 i - m2 i) ^ 2) / s2 i ^ 2)).
Proof.
  assert (Q : E (fun z => sum n (fun i => (z i - m2 i) ^ 2 / s2 i ^ 2))
                (sum n (fun i => (s1 i ^ 2 + (m1 i - m2 i) ^ 2) / s2 i ^ 2))).
  { apply (E_sum E L n (fun i z => (z i - m2 i) ^ 2 / s2 i ^ 2)). intros i Hi.
    assert (A := E_scal E L (/ s2 i ^ 2) _ _
      (E_square_about E L (fun z => z i) (m1 i) (s1 i ^ 2) (m2 i) (E_mean i Hi) (E_variance i Hi))).
    apply (E_rewrite E L _ _ _ _ A); intros; unfold Rdiv; ring. }
  apply (E_rewrite E L _ _ _ _
    (E_minus E L _ _ _ _
       (E_const E L (- (INR n / 2) * ln (2 * PI) - 1/2 * ln (determinant_of_diagonal n s2)))
       (E_scal E L (1/2) _ _ Q))); intros; unfold log_density; ring.
Qed.

Theorem negative_entropy_moments :
  E (log_density n m1 s1)
    (- (INR n / 2) * ln (2 * PI) - 1/2 * ln (determinant_of_diagonal n s1) - INR n / 2).
Proof.
  apply (E_rewrite E L _ _ _ _ (log_density_expectation m1 s1)); [reflexivity|].
  rewrite (sum_ext n (fun i => (s1 i ^ 2 + (m1 i - m1 i) ^ 2) / s1 i ^ 2) (fun _ => 1)).
  - rewrite sum_const. lra.
  - intros i Hi. field. specialize (s1_pos i Hi). lra.
Qed.

Definition kl_term (m1 s1 m2 s2 : R) :=
  s1 ^ 2 / s2 ^ 2 + (m1 - m2) ^ 2 / s2 ^ 2 - 1 - ln (s1 ^ 2 / s2 ^ 2).

Theorem kl_moments m2 s2 :
  (forall i, (i < n)%nat -> 0 < s2 i) ->
  E (fun z => log_density n m1 s1 z - log_density n m2 s2 z)
    (1/2 * sum n (fun i => kl_term (m1 i) (s1 i) (m2 i) (s2 i))).
Proof.
  intro s2_pos.
  apply (E_rewrite E L _ _ _ _
    (E_minus E L _ _ _ _ negative_entropy_moments (log_density_expectation m2 s2))); [reflexivity|].
  unfold determinant_of_diagonal.
  rewrite !ln_prod by (intros i Hi; apply pow_lt; auto).
  rewrite (sum_ext n (fun i => kl_term (m1 i) (s1 i) (m2 i) (s2 i))
     (fun i => (s1 i ^ 2 + (m1 i - m2 i) ^ 2) / s2 i ^ 2
               + (- 1 + ((-1) * ln (s1 i ^ 2) + ln (s2 i ^ 2))))).
  - rewrite !sum_plus, sum_const, sum_scal. lra.
  - intros i Hi. unfold kl_term. rewrite ln_quotient by (apply pow_lt; auto).
    specialize (s2_pos i Hi). field. lra.
Qed.
End Moments.
