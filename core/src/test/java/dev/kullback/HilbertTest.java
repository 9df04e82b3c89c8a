package dev.kullback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.RandomGaussians.Structure;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Precision;
import dev.kullback.oracle.Exact;
import dev.kullback.oracle.Oracle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hilbert matrices, `1/(i+j+1)`, rounded to doubles, against 60 digits of the same doubles. The
/// condition number is 1.5e10 at order 8 and 1.7e16 at 12.
class HilbertTest {
  private static double[][] hilbert(int n, double scale) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = scale * (1.0 / (i + j + 1));
      }
    }
    return rows;
  }

  private static void check(Gaussian q, Exact exactQ, Gaussian p, Exact exactP) {
    KullbackLeiblerTest.assertClose(
        exactQ.divergence(exactP), KullbackLeibler.divergence(q, p), 1e-14, q, p);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12})
  void againstEveryStructureBothWays(int n) {
    double[][] hilbert = hilbert(n, 1);
    for (Covariance c : List.of(Dense.of(hilbert), Precision.of(hilbert))) {
      Gaussian h = Gaussian.of(new RandomGaussians(3).vector(n), c);
      Exact exactH = Oracle.exact(h);
      for (Structure structure : Structure.values()) {
        Gaussian other = new RandomGaussians(1).gaussian(structure, n);
        Exact exactOther = Oracle.exact(other);
        check(h, exactH, other, exactOther);
        check(other, exactOther, h, exactH);
      }
      assertEquals(0, KullbackLeibler.divergence(h, h));
    }
  }

  /// Entries times 1 + d and rounded: where d is below the smallest eigenvalue, that rounding is
  /// what the divergence measures.
  @ParameterizedTest
  @ValueSource(ints = {8, 12})
  void againstItselfTimesAFactorNearOne(int n) {
    for (int exponent = 1; exponent <= 12; exponent++) {
      double[][] more = hilbert(n, 1 + Math.pow(10, -exponent));
      Gaussian q = Gaussian.full(new double[n], more);
      Gaussian p = Gaussian.full(new double[n], hilbert(n, 1));
      check(q, Oracle.exact(q), p, Oracle.exact(p));
      Gaussian a = Gaussian.of(new double[n], Precision.of(more));
      Gaussian b = Gaussian.of(new double[n], Precision.of(hilbert(n, 1)));
      check(a, Oracle.exact(a), b, Oracle.exact(b));
    }
  }

  /// Rounded to doubles the next ones are no longer positive definite.
  @Test
  void beyondDoublesTheRowIsNamed() {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> Gaussian.full(new double[14], hilbert(14, 1)))
            .getMessage();
    assertTrue(message != null && message.contains("positive definite, got pivot"), message);
  }
}
