package dev.kullback.proof.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A product of letters; the empty word is the identity matrix.
///
/// @param letters the letters in order, no two neighbours of which can be merged
record Word(List<Letter> letters) {

  static final Word IDENTITY = new Word(List.of());

  Word {
    letters = List.copyOf(letters);
  }

  static Word of(Letter letter) {
    return new Word(List.of(letter));
  }

  static Word diagonal(Monomial entry) {
    return entry.isOne() ? IDENTITY : of(new Letter.Diagonal(entry));
  }

  boolean isIdentity() {
    return letters.isEmpty();
  }

  /// Whether the word is a diagonal matrix for certain.
  boolean isDiagonal() {
    return letters.isEmpty()
        || (letters.size() == 1 && letters.getFirst() instanceof Letter.Diagonal);
  }

  /// The entry of a diagonal word.
  Monomial diagonalEntry() {
    return letters.isEmpty() ? Monomial.ONE : ((Letter.Diagonal) letters.getFirst()).entry();
  }

  boolean isPositiveDefinite() {
    if (letters.isEmpty()) {
      return true;
    }
    return letters.size() == 1
        && switch (letters.getFirst()) {
          case Letter.Named n -> n.covariance();
          case Letter.InverseOf i -> i.covariance();
          case Letter.Diagonal d -> d.entry().isPositive();
          case Letter.Ones _ -> false;
        };
  }

  int ones() {
    for (int k = 0; k < letters.size(); k++) {
      if (letters.get(k) instanceof Letter.Ones) {
        return k;
      }
    }
    return -1;
  }

  Word sub(int from, int to) {
    return new Word(letters.subList(from, to));
  }

  Word transpose() {
    List<Letter> reversed = new ArrayList<>();
    letters.reversed().forEach(l -> reversed.add(l.transpose()));
    return new Word(reversed);
  }

  boolean mentionsSymbol(String name) {
    return letters.stream()
        .anyMatch(
            l ->
                switch (l) {
                  case Letter.Named n -> n.name().equals(name);
                  case Letter.InverseOf i -> i.sum().mentionsSymbol(name);
                  case Letter.Diagonal d -> d.entry().mentionsSymbol(name);
                  case Letter.Ones _ -> false;
                });
  }

  @Override
  public String toString() {
    return letters.stream().map(Letter::toString).collect(Collectors.joining(".", "<", ">"));
  }
}
