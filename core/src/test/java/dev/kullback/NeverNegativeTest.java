package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.RandomGaussians.Structure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// KL(q‖p) over more than a million random pairs: every structure against every structure, and each
/// against neighbours of its own at relative distances 1e-1 … 1e-16.
class NeverNegativeTest {
  private static final Structure[] STRUCTURES = Structure.values();

  private long pairs;

  @Test
  void isNeverNegativeInAMillionRandomPairs() {
    for (int n = 1; n <= 3; n++) {
      everyPairOf(population(n, 35));
    }
    everyPairOf(population(6, 8));
    for (int n = 1; n <= 6; n++) {
      closePairs(n, n < 4 ? 4_800 : 1_600);
    }
    assertTrue(pairs >= 1_000_000, () -> "only " + pairs + " pairs");
  }

  private static List<Gaussian> population(int n, int ofEach) {
    RandomGaussians random = new RandomGaussians(n);
    List<Gaussian> all = new ArrayList<>();
    for (int i = 0; i < ofEach; i++) {
      for (Structure structure : STRUCTURES) {
        all.add(random.gaussian(structure, n));
      }
    }
    return all;
  }

  private void everyPairOf(List<Gaussian> gaussians) {
    for (Gaussian q : gaussians) {
      for (Gaussian p : gaussians) {
        check(q, p);
      }
      assertEquals(0.0, KullbackLeibler.divergence(q, q), q::toString);
    }
  }

  private void closePairs(int n, int ofEach) {
    RandomGaussians random = new RandomGaussians(100 + n);
    for (Structure structure : STRUCTURES) {
      for (int i = 0; i < ofEach / 16; i++) {
        Gaussian p = random.gaussian(structure, n);
        for (int exponent = 1; exponent <= 16; exponent++) {
          Gaussian q = random.closeTo(p, Math.pow(10, -exponent));
          check(q, p);
          check(p, q);
        }
      }
    }
  }

  private void check(Gaussian q, Gaussian p) {
    pairs++;
    double divergence = KullbackLeibler.divergence(q, p);
    assertTrue(divergence >= 0, () -> divergence + " for " + q + " : " + p);
  }
}
