package dev.kullback.proof.normal;

import static dev.kullback.proof.expr.Formula.HALF;
import static dev.kullback.proof.expr.Formula.IDENTITY;
import static dev.kullback.proof.expr.Formula.ONE;
import static dev.kullback.proof.expr.Formula.PI;
import static dev.kullback.proof.expr.Formula.ZERO;
import static dev.kullback.proof.expr.Formula.at;
import static dev.kullback.proof.expr.Formula.component;
import static dev.kullback.proof.expr.Formula.det;
import static dev.kullback.proof.expr.Formula.diagonal;
import static dev.kullback.proof.expr.Formula.exp;
import static dev.kullback.proof.expr.Formula.expect;
import static dev.kullback.proof.expr.Formula.integral;
import static dev.kullback.proof.expr.Formula.inverse;
import static dev.kullback.proof.expr.Formula.kl;
import static dev.kullback.proof.expr.Formula.ln;
import static dev.kullback.proof.expr.Formula.matrix;
import static dev.kullback.proof.expr.Formula.minus;
import static dev.kullback.proof.expr.Formula.negate;
import static dev.kullback.proof.expr.Formula.number;
import static dev.kullback.proof.expr.Formula.power;
import static dev.kullback.proof.expr.Formula.product;
import static dev.kullback.proof.expr.Formula.productOver;
import static dev.kullback.proof.expr.Formula.quadratic;
import static dev.kullback.proof.expr.Formula.quotient;
import static dev.kullback.proof.expr.Formula.scalar;
import static dev.kullback.proof.expr.Formula.sqrt;
import static dev.kullback.proof.expr.Formula.square;
import static dev.kullback.proof.expr.Formula.sum;
import static dev.kullback.proof.expr.Formula.sumOver;
import static dev.kullback.proof.expr.Formula.trace;
import static dev.kullback.proof.expr.Formula.transpose;
import static dev.kullback.proof.expr.Formula.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.print.PlainText;
import org.junit.jupiter.api.Test;

/// Identities about Gaussians, proved and refused.
class NormalFormTest {

  private static final Density Q = Density.named("q");
  private static final Density P = Density.named("p");
  private static final Expr.Symbol Z = vector("z");
  private static final Expr N = scalar("n");
  private static final Expr MU = vector("mu");
  private static final Expr SIGMA = matrix("Sigma");
  private static final Expr S_I = component(vector("sigma"), "i");
  private static final Expr LN_2PI = ln(product(number(2), PI));

  private static final Declarations FULL =
      Declarations.empty()
          .withCovariance("Sigma")
          .withLaw(new Law(Q, Z, MU, SIGMA))
          .withLaw(new Law(P, Z, ZERO, IDENTITY));

  private static final Declarations DIAGONAL =
      FULL.withPositive("sigma").withDefinition("Sigma", diagonal("i", square(S_I)));

  private static final Declarations TWO =
      Declarations.empty()
          .withCovariance("Sigma_1")
          .withCovariance("Sigma_2")
          .withLaw(new Law(Q, Z, vector("mu_1"), matrix("Sigma_1")))
          .withLaw(new Law(P, Z, vector("mu_2"), matrix("Sigma_2")));

  private static void proves(Expr left, Expr right, Declarations declarations) {
    NormalForm difference =
        NormalForm.of(left, declarations).minus(NormalForm.of(right, declarations));
    assertTrue(difference.isZero(), () -> PlainText.of(difference.toExpr(declarations)));
  }

  private static void refuses(Expr left, Expr right, Declarations declarations) {
    assertFalse(NormalForm.of(left, declarations).proves(NormalForm.of(right, declarations)));
  }

  private static Expr quadraticOf(Expr matrix) {
    return quadratic(Z, matrix);
  }

  @Test
  void divergenceFromTheStandardGaussian() {
    Expr closed =
        product(
            HALF, sum(trace(SIGMA), product(transpose(MU), MU), negate(N), negate(ln(det(SIGMA)))));
    proves(kl(Q, P), closed, FULL);
    proves(kl(Q, P), closed, DIAGONAL);
  }

  @Test
  void divergenceInComponents() {
    Expr mean = component(vector("mu"), "i");
    Expr term = sum(square(S_I), square(mean), negate(ONE), negate(ln(square(S_I))));
    proves(kl(Q, P), product(HALF, sumOver("i", N, term)), DIAGONAL);
  }

  @Test
  void divergenceBetweenTwoFullGaussians() {
    Expr s1 = matrix("Sigma_1");
    Expr s2 = matrix("Sigma_2");
    Expr distance = minus(vector("mu_2"), vector("mu_1"));
    Expr closed =
        product(
            HALF,
            sum(
                ln(quotient(det(s2), det(s1))),
                negate(N),
                trace(product(inverse(s2), s1)),
                quadratic(distance, inverse(s2))));
    proves(kl(Q, P), closed, TWO);
    refuses(kl(P, Q), closed, TWO);
  }

  @Test
  void determinantIsNotTrace() {
    refuses(trace(SIGMA), det(SIGMA), FULL);
    refuses(trace(SIGMA), det(SIGMA), DIAGONAL);
    NormalForm difference = NormalForm.of(minus(trace(SIGMA), det(SIGMA)), DIAGONAL);
    assertTrue(difference.atDimension(1).orElseThrow().isZero());
    assertFalse(difference.atDimension(2).orElseThrow().isZero());
  }

  @Test
  void densityIsNormalised() {
    proves(integral(Z, at(Q, Z)), ONE, FULL);
    proves(integral(Z, at(Q, Z)), ONE, DIAGONAL);
  }

  @Test
  void explicitDensity() {
    Expr front = quotient(ONE, sqrt(product(power(product(number(2), PI), N), det(SIGMA))));
    Expr body = exp(product(negate(HALF), quadratic(minus(Z, MU), inverse(SIGMA))));
    proves(at(Q, Z), product(front, body), FULL);
    proves(
        integral(Z, product(front, body, quadraticOf(IDENTITY))),
        sum(trace(SIGMA), product(transpose(MU), MU)),
        FULL);
  }

  @Test
  void densityAsProductOverComponents() {
    Expr z = component(Z, "i");
    Expr mean = component(vector("mu"), "i");
    Expr factor =
        product(
            quotient(ONE, sqrt(product(number(2), PI, square(S_I)))),
            exp(negate(quotient(square(minus(z, mean)), product(number(2), square(S_I))))));
    proves(at(Q, Z), productOver("i", N, factor), DIAGONAL);
  }

  @Test
  void fourthMoments() {
    Expr a = matrix("A");
    Declarations centred = FULL.withDefinition("mu", ZERO);
    Expr as = product(a, SIGMA);
    Expr twice =
        sum(
            product(trace(as), trace(as)),
            trace(product(a, SIGMA, a, SIGMA)),
            trace(product(a, SIGMA, transpose(a), SIGMA)));
    proves(expect(Q, Z, square(quadraticOf(a))), twice, centred);
    proves(
        expect(Q, Z, square(quadraticOf(inverse(SIGMA)))),
        sum(square(N), product(number(2), N)),
        centred);
  }

  @Test
  void fourthMomentsWithMean() {
    Expr a = matrix("A");
    Declarations symmetric = FULL.withCovariance("A");
    Expr mean = quadratic(MU, a);
    Expr trace = trace(product(a, SIGMA));
    Expr variance =
        sum(
            product(number(2), trace(product(a, SIGMA, a, SIGMA))),
            product(number(4), transpose(MU), a, SIGMA, a, MU));
    proves(
        minus(expect(Q, Z, square(quadraticOf(a))), square(expect(Q, Z, quadraticOf(a)))),
        variance,
        symmetric);
    proves(expect(Q, Z, quadraticOf(a)), sum(trace, mean), symmetric);
  }

  @Test
  void momentsAsMatricesAndVectors() {
    proves(expect(Q, Z, Z), MU, FULL);
    proves(expect(Q, Z, product(Z, transpose(Z))), sum(SIGMA, product(MU, transpose(MU))), FULL);
    proves(
        expect(Q, Z, product(transpose(Z), Z)),
        trace(sum(SIGMA, product(MU, transpose(MU)))),
        FULL);
    proves(
        expect(Q, Z, product(Z, transpose(Z), inverse(SIGMA))),
        sum(IDENTITY, product(MU, transpose(MU), inverse(SIGMA))),
        FULL);
  }

  @Test
  void componentMoments() {
    Expr z = component(Z, "i");
    Expr mean = component(vector("mu"), "i");
    proves(expect(Q, Z, square(z)), sum(square(mean), square(S_I)), DIAGONAL);
    proves(
        expect(Q, Z, power(minus(z, mean), number(4))),
        product(number(3), power(S_I, number(4))),
        DIAGONAL);
  }

  @Test
  void entropy() {
    Expr e = new Expr.Entropy(Q, dev.kullback.proof.expr.Span.NONE);
    Expr constant = new Expr.Constant(Expr.Constant.Name.E, dev.kullback.proof.expr.Span.NONE);
    Expr base = power(product(number(2), PI, constant), N);
    proves(e, product(HALF, ln(product(base, det(SIGMA)))), FULL);
    proves(e, sum(product(HALF, N, sum(LN_2PI, ONE)), product(HALF, ln(det(SIGMA)))), FULL);
  }

  @Test
  void evidenceLowerBound() {
    Declarations none = Declarations.empty();
    Density q = new Density("q", java.util.List.of("z"), java.util.List.of("x"));
    Density prior = new Density("p", java.util.List.of("z"), java.util.List.of());
    Density likelihood = new Density("p", java.util.List.of("x"), java.util.List.of("z"));
    Density posterior = new Density("p", java.util.List.of("z"), java.util.List.of("x"));
    Density evidence = new Density("p", java.util.List.of("x"), java.util.List.of());
    Density joint = new Density("p", java.util.List.of("x", "z"), java.util.List.of());
    Expr x = vector("x");
    Expr bound = minus(expect(q, Z, ln(at(likelihood, x))), kl(q, prior));
    proves(ln(at(evidence, x)), sum(bound, kl(q, posterior)), none);
    proves(bound, expect(q, Z, ln(quotient(at(joint, x), at(q, Z)))), none);
    refuses(ln(at(evidence, x)), sum(bound, kl(q, prior)), none);
    proves(integral(Z, product(at(likelihood, x), at(prior, Z))), at(evidence, x), none);
  }

  @Test
  void univariate() {
    Expr.Symbol x = scalar("x");
    Declarations declarations =
        Declarations.empty()
            .withPositive("sigma_1")
            .withPositive("sigma_2")
            .withLaw(new Law(Q, x, scalar("mu_1"), square(scalar("sigma_1"))))
            .withLaw(new Law(P, x, scalar("mu_2"), square(scalar("sigma_2"))));
    Expr s1 = scalar("sigma_1");
    Expr s2 = scalar("sigma_2");
    Expr closed =
        sum(
            ln(quotient(s2, s1)),
            quotient(
                sum(square(s1), square(minus(scalar("mu_1"), scalar("mu_2")))),
                product(number(2), square(s2))),
            negate(HALF));
    proves(kl(Q, P), closed, declarations);
  }

  @Test
  void logarithmOfASquareIsNotSplit() {
    Declarations none = Declarations.empty();
    Expr m = scalar("m");
    refuses(ln(square(m)), product(number(2), ln(m)), none);
    proves(ln(square(m)), product(number(2), ln(m)), none.withPositive("m"));
  }

  @Test
  void inverseOfSums() {
    Declarations d = Declarations.empty().withPositive("s").withPositive("t");
    Expr s = scalar("s");
    Expr t = scalar("t");
    Expr harmonic = quotient(ONE, sum(quotient(ONE, s), quotient(ONE, t)));
    proves(harmonic, quotient(product(s, t), sum(s, t)), d);
  }

  @Test
  void differenceIsReadable() {
    NormalForm difference =
        NormalForm.of(minus(product(HALF, det(SIGMA)), product(HALF, trace(SIGMA))), FULL);
    assertEquals("½ |Σ| − ½ tr(Σ)", PlainText.of(difference.toExpr(FULL)));
    NormalForm constant =
        NormalForm.of(ln(power(product(number(2), PI), quotient(N, number(2)))), FULL);
    assertEquals("½ n ln(2π)", PlainText.of(constant.toExpr(FULL)));
  }
}
