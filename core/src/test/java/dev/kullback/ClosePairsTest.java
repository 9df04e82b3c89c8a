package dev.kullback;

import dev.kullback.RandomGaussians.Structure;
import dev.kullback.oracle.Exact;
import dev.kullback.oracle.Oracle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// q = p(1 + d) in every parameter, each by its own random part of d, at n = 50 and for every d =
/// 1e-1 … 1e-12, against 60 digits.
class ClosePairsTest {
  private static final int N = 50;

  @ParameterizedTest
  @EnumSource
  void closePairsOfOrder50KeepTheirRelativeAccuracy(Structure structure) {
    RandomGaussians random = new RandomGaussians(50);
    Gaussian p = random.gaussian(structure, N);
    Exact exact = Oracle.exact(p);
    for (int exponent = 1; exponent <= 12; exponent++) {
      Gaussian q = random.closeTo(p, Math.pow(10, -exponent));
      KullbackLeiblerTest.assertClose(
          Oracle.exact(q).divergence(exact), KullbackLeibler.divergence(q, p), 1e-14, q, p);
    }
  }
}
