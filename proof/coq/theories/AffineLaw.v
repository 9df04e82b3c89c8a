(** Full covariance from integrals: the law of z = m + A e, with e of density N(0, I).

    Its mean is m and its covariance A A', so every theorem of FullMoments.v holds with real
    integrals in the place of E. What is not shown here is that this law has the density written
    with the inverse and the determinant of A A' (a change of variables in n dimensions). *)

Require Import Reals Lra Lia.
From Kullback Require Import FiniteSums Expectation IteratedIntegral DiagonalKL FullMoments.
Open Scope R_scope.

Definition affine (n : nat) (m : vector) (A : matrix) (e : vector) : vector :=
  fun i => m i + sum n (fun k => A i k * e k).

Definition affine_integral (n : nat) (m : vector) (A : matrix) (f : vector -> R) (l : R) : Prop :=
  gaussian_integral_of zeros ones n (fun e => f (affine n m A e)) zeros l.

Definition gram (n : nat) (A : matrix) : matrix := fun i j => sum n (fun k => A i k * A j k).

Section Law.
Variable n : nat.
Variable m : vector.
Variable A : matrix.

Let II := fun f l => gaussian_integral_of zeros ones n f zeros l.
Let standard_expectation : Expectation II := product_expectation zeros ones n (ones_pos n) zeros.

Theorem affine_expectation : Expectation (affine_integral n m A).
Proof.
  constructor.
  - intros f g a E H. apply (E_ext II standard_expectation (fun e => f (affine n m A e))); auto.
  - intros f g a b H K. exact (E_plus II standard_expectation _ _ _ _ H K).
  - intros c f a H. exact (E_scal II standard_expectation c _ _ H).
  - exact (E_one II standard_expectation).
  - intros f a b H K. exact (E_unique II standard_expectation _ _ _ H K).
Qed.

Lemma standard_covariance i j : (i < n)%nat -> (j < n)%nat -> II (fun e => e i * e j) (identity i j).
Proof.
  intros Hi Hj. unfold identity. destruct (Nat.eq_dec i j) as [<-|Hne].
  - apply (E_rewrite II standard_expectation _ _ _ _
      (product_variance zeros ones n (ones_pos n) zeros i Hi)); intros; unfold zeros, ones; ring.
  - apply (E_rewrite II standard_expectation _ _ _ _
      (product_uncorrelated zeros ones n (ones_pos n) zeros i j Hi Hj Hne));
      intros; unfold zeros; ring.
Qed.

Theorem affine_mean i : affine_integral n m A (fun z => z i) (m i).
Proof.
  assert (S : II (fun e => sum n (fun k => A i k * e k)) (sum n (fun _ => 0))).
  { apply (E_sum II standard_expectation n (fun k e => A i k * e k)). intros k Hk.
    apply (E_rewrite II standard_expectation _ _ _ _
      (E_scal II standard_expectation (A i k) _ _
        (product_mean zeros ones n (ones_pos n) zeros k Hk))); intros; unfold zeros; ring. }
  apply (E_rewrite II standard_expectation _ _ _ _
    (E_plus II standard_expectation _ _ _ _ (E_const II standard_expectation (m i)) S)).
  - intro e. reflexivity.
  - rewrite sum_zero by reflexivity. ring.
Qed.

Theorem affine_covariance i j :
  affine_integral n m A (fun z => (z i - m i) * (z j - m j)) (gram n A i j).
Proof.
  assert (S : II (fun e => sum n (fun k => sum n (fun l => A i k * A j l * (e k * e l))))
                 (sum n (fun k => sum n (fun l => A i k * A j l * identity k l)))).
  { apply (E_sum II standard_expectation n
      (fun k e => sum n (fun l => A i k * A j l * (e k * e l)))). intros k Hk.
    apply (E_sum II standard_expectation n (fun l e => A i k * A j l * (e k * e l))). intros l Hl.
    apply (E_scal II standard_expectation), standard_covariance; assumption. }
  apply (E_rewrite II standard_expectation _ _ _ _ S).
  - intro e. unfold affine.
    replace ((m i + sum n (fun k => A i k * e k) - m i) * (m j + sum n (fun k => A j k * e k) - m j))
      with (sum n (fun l => A j l * e l) * sum n (fun k => A i k * e k)) by ring.
    rewrite <- sum_scal. apply sum_ext. intros k _.
    rewrite (Rmult_comm (sum n _)), <- sum_scal. apply sum_ext. intros l _. ring.
  - apply sum_ext. intros k Hk.
    rewrite (sum_ext n _ (fun l => identity k l * (A i k * A j l))) by (intros; ring).
    rewrite (row_of_identity n k (fun l => A i k * A j l) Hk). reflexivity.
Qed.

Lemma gram_symmetric i j : gram n A i j = gram n A j i.
Proof. apply sum_ext. intros. ring. Qed.

(** The closed form for two full covariances, the expectation an iterated integral. *)
Theorem kl_affine_full P1 logdet1 m2 P2 logdet2 :
  (forall i, (i < n)%nat -> sum n (fun j => P1 i j * gram n A j i) = 1) ->
  affine_integral n m A
    (fun z => full_log_density n logdet1 P1 m z - full_log_density n logdet2 P2 m2 z)
    (1/2 * (logdet2 - logdet1 - INR n + trace_of_product n P2 (gram n A)
            + quadratic_form n P2 m2 m)).
Proof.
  intro Hinv. apply (kl_full_full n m (gram n A) P1 gram_symmetric Hinv _ affine_expectation).
  - intros i _. apply affine_mean.
  - intros i j _ _. apply affine_covariance.
Qed.
End Law.
