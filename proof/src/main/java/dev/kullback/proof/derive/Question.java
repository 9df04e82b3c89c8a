package dev.kullback.proof.derive;

import java.util.ArrayList;
import java.util.List;

/// What is to be derived: a quantity of q, and of p where p takes part.
///
/// @param quantity which quantity
/// @param q the family of q
/// @param p the family of p; without meaning for the entropy
public record Question(Quantity quantity, Family q, Family p) {

  /// The question the project started from.
  public static final Question DEFAULT =
      new Question(Quantity.KL, Family.DIAGONAL, Family.STANDARD);

  /// Refuses pairs that do not live on one space.
  public Question {
    if (q == Family.EQUAL) {
      throw new IllegalArgumentException(
          "q needs a covariance of its own; \"equal\" is for p and says that p has the covariance"
              + " of q");
    }
    if (quantity != Quantity.ENTROPY && !together(q, p)) {
      throw new IllegalArgumentException(
          "q and p need the same dimension, got "
              + q.word()
              + " against "
              + p.word()
              + "; a univariate Gaussian goes with univariate, standard or equal");
    }
  }

  private static boolean together(Family q, Family p) {
    if (q == Family.UNIVARIATE) {
      return p == Family.UNIVARIATE || p == Family.STANDARD || p == Family.EQUAL;
    }
    return p != Family.UNIVARIATE;
  }

  /// Every question there is, the entropy once for each family of q.
  ///
  /// @return the questions
  public static List<Question> all() {
    List<Question> all = new ArrayList<>();
    for (Family q : Family.values()) {
      if (q == Family.EQUAL) {
        continue;
      }
      all.add(new Question(Quantity.ENTROPY, q, q));
      for (Family p : Family.values()) {
        if (together(q, p)) {
          all.add(new Question(Quantity.CROSS_ENTROPY, q, p));
          all.add(new Question(Quantity.KL, q, p));
        }
      }
    }
    return all;
  }

  /// The question in words.
  ///
  /// @return such as "kl, diagonal against standard"
  public String words() {
    return quantity == Quantity.ENTROPY
        ? "entropy, " + q.word()
        : quantity.word() + ", " + q.word() + " against " + p.word();
  }
}
