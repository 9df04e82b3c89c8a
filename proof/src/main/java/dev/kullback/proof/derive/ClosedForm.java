package dev.kullback.proof.derive;

import static dev.kullback.proof.expr.Formula.HALF;
import static dev.kullback.proof.expr.Formula.ONE;
import static dev.kullback.proof.expr.Formula.ZERO;
import static dev.kullback.proof.expr.Formula.component;
import static dev.kullback.proof.expr.Formula.det;
import static dev.kullback.proof.expr.Formula.inverse;
import static dev.kullback.proof.expr.Formula.ln;
import static dev.kullback.proof.expr.Formula.minus;
import static dev.kullback.proof.expr.Formula.negate;
import static dev.kullback.proof.expr.Formula.number;
import static dev.kullback.proof.expr.Formula.product;
import static dev.kullback.proof.expr.Formula.quotient;
import static dev.kullback.proof.expr.Formula.square;
import static dev.kullback.proof.expr.Formula.sum;
import static dev.kullback.proof.expr.Formula.sumOver;
import static dev.kullback.proof.expr.Formula.trace;
import static dev.kullback.proof.expr.Formula.transpose;

import dev.kullback.proof.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the divergence of a setting comes to: the goal that the last steps rearrange their left
/// side to.
///
/// Nothing here is trusted. A goal that does not equal the left side is refused by the [Verifier].
final class ClosedForm {

  private final Setting setting;
  private final Expr s1;
  private final Expr s2;
  private final boolean equal;

  ClosedForm(Setting setting) {
    this.setting = setting;
    this.s1 = setting.q().covariance();
    this.s2 = setting.p().covariance();
    this.equal = s1.equals(s2);
  }

  private Expr n() {
    return setting.dimension();
  }

  /// The distance of the means, or nothing if both are 0.
  private Optional<Expr> distance() {
    Expr m1 = setting.q().mean();
    Expr m2 = setting.p().mean();
    if (m1.equals(m2)) {
      return Optional.empty();
    }
    if (m2.equals(ZERO)) {
      return Optional.of(m1);
    }
    return Optional.of(m1.equals(ZERO) ? m2 : minus(m1, m2));
  }

  /// ½ [ tr(Σ₂⁻¹Σ₁) + dᵀ Σ₂⁻¹ d - n - ln|Σ₁| + ln|Σ₂| ], without what is trivial.
  Expr inMatrices() {
    List<Expr> terms = new ArrayList<>();
    if (!equal) {
      terms.add(
          isIdentity(s2)
              ? trace(s1)
              : trace(isIdentity(s1) ? inverse(s2) : product(inverse(s2), s1)));
    }
    distance().map(this::form).ifPresent(terms::add);
    if (!equal) {
      terms.add(negate(n()));
      logDeterminant(s1).map(l -> negate(l)).ifPresent(terms::add);
      logDeterminant(s2).ifPresent(terms::add);
    }
    return half(terms);
  }

  private Expr form(Expr d) {
    return isIdentity(s2) ? product(transpose(d), d) : product(transpose(d), inverse(s2), d);
  }

  private static boolean isIdentity(Expr matrix) {
    return matrix instanceof Expr.Identity;
  }

  private static Optional<Expr> logDeterminant(Expr matrix) {
    return isIdentity(matrix) ? Optional.empty() : Optional.of(ln(det(matrix)));
  }

  private static Expr half(List<Expr> terms) {
    return terms.isEmpty() ? ZERO : Term.flatten(product(HALF, sum(terms)));
  }

  /// The same by coordinates, if both covariances are diagonal.
  Optional<Expr> inCoordinates(StructureRules structure) {
    return structure.entry(s1).flatMap(v1 -> structure.entry(s2).map(v2 -> inVariances(v1, v2)));
  }

  private Expr inVariances(Expr v1, Expr v2) {
    boolean indexed = Trees.mentionsIndex(v1, Side.INDEX) || Trees.mentionsIndex(v2, Side.INDEX);
    return indexed ? inSum(v1, v2) : inLengths(v1, v2);
  }

  private Expr inSum(Expr v1, Expr v2) {
    Optional<Expr> squared = distance().map(d -> over(square(at(d)), v2));
    List<Expr> terms = terms(v1, v2, squared, UnaryOperator.identity(), ONE);
    return product(HALF, sumOver(Side.INDEX, n(), sum(terms)));
  }

  private Expr inLengths(Expr v1, Expr v2) {
    Optional<Expr> length = distance().map(d -> over(product(transpose(d), d), v2));
    return half(terms(v1, v2, length, e -> Term.of(false, n(), e).toExpr(), n()));
  }

  /// ratio + distance - one - ln ratio, each multiplied as the caller wants.
  private List<Expr> terms(
      Expr v1, Expr v2, Optional<Expr> distance, UnaryOperator<Expr> times, Expr one) {
    List<Expr> terms = new ArrayList<>();
    if (!equal) {
      terms.add(times.apply(over(v1, v2)));
    }
    distance.ifPresent(terms::add);
    if (!equal) {
      terms.add(negate(one));
      terms.add(v1.equals(ONE) ? times.apply(ln(v2)) : negate(times.apply(ln(over(v1, v2)))));
    }
    return terms;
  }

  private static Expr over(Expr a, Expr b) {
    return b.equals(ONE) ? a : quotient(a, b);
  }

  private static Expr at(Expr vector) {
    return switch (vector) {
      case Expr.Sum s -> sum(s.terms().stream().map(ClosedForm::at).toList());
      case Expr.Negation negation -> negate(at(negation.operand()));
      default -> component(vector, Side.INDEX);
    };
  }

  /// The divergence on the line.
  Expr onTheLine() {
    Optional<Expr> squared = distance().map(d -> square(d));
    if (equal) {
      return squared.map(d -> quotient(d, product(number(2), s2))).orElse(ZERO);
    }
    if (setting.p().isStandard()) {
      List<Expr> terms = new ArrayList<>(List.of(s1));
      squared.ifPresent(terms::add);
      terms.add(negate(ONE));
      terms.add(negate(ln(s1)));
      return half(terms);
    }
    Expr second = squared.map(d -> sum(s1, d)).orElse(s1);
    Expr ratio = quotient(root(s2), root(s1));
    return sum(ln(ratio), quotient(second, product(number(2), s2)), negate(HALF));
  }

  private static Expr root(Expr variance) {
    return variance instanceof Expr.Power p ? p.base() : variance;
  }
}
