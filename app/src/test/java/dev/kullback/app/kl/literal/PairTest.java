package dev.kullback.app.kl.literal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairTest {
  private static final String FORMS =
      "c, I, c I, diag(..), [[..],[..]], precision(..), lowrank(..), kron(..), blocks(..),"
          + " circulant(..), tridiagonal(..) or banded(..)";

  private static final Gaussian DIAGONAL =
      Gaussian.diagonal(new double[] {0.3, -1.2}, new double[] {0.5, 2});
  private static final Gaussian DENSE =
      Gaussian.full(new double[] {0, 0}, new double[][] {{2, 0.5}, {0.5, 1}});

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N([0.3,-1.2], diag(0.5, 2))",
        "N([.3,-1.2],diag(.5,2.))",
        "  N ( [ 0.3 , -1.2 ] , diag ( 0.5 , 2 ) )  ",
        "N([3e-1, -12E-1], diag(+5e-1, 2))",
      })
  void diagonalPairsMayBeSpacedAndWrittenInManyWays(String text) {
    Pair pair = Pair.parse(text, "N(0, I)");
    assertEquals(DIAGONAL, pair.q());
    assertEquals(Gaussian.standard(2), pair.p());
  }

  @Test
  void aMatrixIsDense() {
    assertEquals(DENSE, Pair.parse("N(0, [[2, 0.5], [0.5, 1]])", "N(0, I)").q());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "N(0, I) | 1",
        "N(0, 4) | 4",
        "N(0, 2 I) | 2",
        "N(0, 2I) | 2",
        "N(0, 0.5*I) | 0.5",
        "N(0, 1e1 I) | 10",
        "N([0,0], 3) | 3",
        "N(0, 0) | 0"
      })
  void multiplesOfTheIdentityTakeTheDimensionOfTheOther(String text, double variance) {
    Pair pair = Pair.parse("N([0.3,-1.2], diag(0.5, 2))", text);
    assertEquals(Gaussian.isotropic(new double[2], variance), pair.p());
  }

  @Test
  void aNumberAsMeanStandsForEveryCoordinate() {
    assertEquals(
        Gaussian.isotropic(new double[] {1, 1, 1}, 1), Pair.parse("N([0,0,0], I)", "N(1, I)").p());
    assertEquals(
        Gaussian.isotropic(new double[] {1, 1, 1}, 1),
        Pair.parse("N(1, I)", "N(0, diag(1,2,3))").q());
  }

  @Test
  void twoOpenOnesAreOfDimensionOne() {
    assertEquals(1, Pair.parse("N(1, 4)", "N(0, I)").q().dimension());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1|needs a Gaussian written N(mean, covariance), got the end",
        "0|1|needs a Gaussian written N(mean, covariance), got '0'",
        "Normal(0, 1)|1|needs a Gaussian written N(mean, covariance), got 'Normal'",
        "N|2|needs '(' after N, got the end",
        "N()|3|needs a mean: a number or [..], got ')'",
        "N(0)|4|needs ',' between the mean and the covariance, got ')'",
        "N(x, I)|3|needs a mean: a number or [..], got 'x'",
        "N([], I)|4|needs a number, got ']'",
        "N([1,], I)|6|needs a number, got ']'",
        "N([1 2], I)|6|needs ']' after the numbers, got '2'",
        "N([0.3,-1.2), I)|12|needs ']' after the numbers, got ')'",
        "N(0, )|6|needs a covariance: " + FORMS + ", got ')'",
        "N(0, dig(1))|6|needs " + FORMS + ", got 'dig'",
        "N(0, Id)|6|needs " + FORMS + ", got 'Id'",
        "N(0, J)|6|needs a covariance: " + FORMS + ", got 'J'",
        "N(0, 2 J)|8|needs ')' after the covariance, got 'J'",
        "N(0, 2 * 3)|10|needs I after *, got '3'",
        "N(0, diag 1)|11|needs '(' after diag, got '1'",
        "N(0, diag(1)|13|needs ')' after the covariance, got the end",
        "N(0, [1, 2])|7|needs '[' before the numbers of a row or vector, got '1'",
        "N(0, [[1, 0], [0]])|15|needs rows of 2 numbers like the first, got 1",
        "N(0, [[1, 0]])|6|needs a square matrix, got 1 rows of 2",
        "N(0, I) I|9|needs nothing after the last parenthesis, got 'I'",
        "N(0, lowrank([[1]], [1, 2]))|14|needs as many rows of loadings as the diagonal has"
            + " numbers, 2, got 1",
        "N(0, lowrank([[1]]))|19|needs ',' between the loadings and the diagonal, got ')'",
        "N(0, precision([[1, 2]]))|16|needs a square matrix, got 1 rows of 2",
        "N(0, blocks(2, diag(1)))|13|needs a block that says its dimension, such as diag(..)",
        "N(0, kron([[1]]))|16|needs ',' between the factors, got ')'",
        "N(0, circulant([1, 2]))|6|a circulant covariance needs to be positive definite, got"
            + " eigenvalue -1.0 at frequency 1",
        "N(0, tridiagonal([1, 1], [2]))|6|a banded precision needs to be positive definite, got"
            + " pivot -3.0 at row 1",
        "N(1e999, I)|3|needs a number within the range of a double, got 1e999",
        "N(nan, I)|3|needs a mean: a number or [..], got 'nan'",
        "N([1,2], diag(1,2,3))|10|needs a covariance of dimension 2 like the mean, got 3",
        "N(0, -1)|6|a variance needs to be finite and not negative, got -1.0 at index 0",
        "N(0, diag(1,-1))|6|a variance needs to be finite and not negative, got -1.0 at index 1",
        "N(0, [[1,2],[2,1]])|6|a covariance needs to be positive definite, got pivot -3.0 at row 1",
        "N(0, [[1,2],[3,9]])|6|a covariance needs to be symmetric, got 3.0 at row 1, column 0 and"
            + " 2.0 across the diagonal",
      })
  void anErrorPointsAtItsColumn(String text, int column, String problem) {
    String message =
        assertThrows(LiteralException.class, () -> Pair.parse("N(0, I)", text)).getMessage();
    assertEquals(
        "P, column %d: %s%n  %s%n  %s^".formatted(column, problem, text, " ".repeat(column - 1)),
        message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[0.5,0],[0,2]]",
        "precision([[2, 0], [0, 0.5]])",
        "lowrank([[0], [1]], [0.5, 1])",
        "kron([[2]], [[0.25, 0], [0, 1]])",
        "blocks(diag(0.5), [[2]])",
        "tridiagonal([2, 0.5], [0])",
        "banded([2, 0.5])",
        "blocks(tridiagonal([2], []), lowrank([[1]], [1]))"
      })
  void everyStructureCanBeWritten(String covariance) {
    Pair pair = Pair.parse("N([0.3,-1.2], " + covariance + ")", "N(0, circulant([1, 0]))");
    Pair plain = Pair.parse("N([0.3,-1.2], diag(0.5, 2))", "N(0, I)");
    assertEquals(
        KullbackLeibler.divergence(plain.q(), plain.p()),
        KullbackLeibler.divergence(pair.q(), pair.p()),
        1e-14);
  }

  @Test
  void dimensionsThatDisagreeAreTold() {
    String message =
        assertThrows(LiteralException.class, () -> Pair.parse("N([1,2], I)", "N(0, diag(1,2,3))"))
            .getMessage();
    assertEquals(
        "P, column 6: needs dimension 2 like Q, got 3",
        String.valueOf(message).lines().findFirst().orElse(""));
  }
}
