package dev.kullback.proof.derive;

import static dev.kullback.proof.expr.Formula.expect;
import static dev.kullback.proof.expr.Formula.minus;
import static dev.kullback.proof.expr.Formula.product;
import static dev.kullback.proof.expr.Formula.square;
import static dev.kullback.proof.expr.Formula.sum;
import static dev.kullback.proof.expr.Formula.trace;
import static dev.kullback.proof.expr.Formula.transpose;

import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mean of a quadratic form under q: the trace trick in its parts and in one.
final class MomentRules {

  private final Side q;

  MomentRules(Side q) {
    this.q = q;
  }

  /// A quadratic form about a point: (z-a)ᵀ M (z-a), M left out where it is I.
  private record Form(Expr distance, List<Expr> matrix) {
    static Optional<Form> of(Expr expr) {
      if (expr instanceof Expr.Product p
          && p.factors().getFirst() instanceof Expr.Transpose t
          && t.operand().equals(p.factors().getLast())) {
        return Optional.of(new Form(t.operand(), p.factors().subList(1, p.factors().size() - 1)));
      }
      return Optional.empty();
    }

    Expr outer() {
      return product(distance, transpose(distance));
    }

    Expr about(Expr other) {
      return with(transpose(other), matrix, other);
    }
  }

  private static Expr with(Expr left, List<Expr> middle, Expr right) {
    return middle.isEmpty() ? product(left, right) : product(left, product(middle), right);
  }

  private static Expr times(List<Expr> matrix, Expr other) {
    List<Expr> factors = new ArrayList<>(matrix);
    factors.addAll(other instanceof Expr.Product p ? p.factors() : List.of(other));
    return product(factors);
  }

  private Optional<Form> formUnderMean(Expr expr) {
    return expr instanceof Expr.Expectation e && e.density().equals(q.density())
        ? Form.of(e.body())
        : Optional.empty();
  }

  private Expr mean(Expr body) {
    return expect(q.density(), q.variable(), body);
  }

  /// A number is its own trace, and the trace sees rotations of its factors only.
  Rule scalarIsTrace() {
    return Rule.everywhere(
        "trace of a number",
        "a number is its own trace, and a trace does not change when its factors are rotated",
        e -> formUnderMean(e).map(f -> mean(trace(times(f.matrix(), f.outer())))));
  }

  /// The expectation goes inside the trace.
  Rule meanInsideTrace() {
    return Rule.everywhere(
        "linearity of the trace",
        "the trace is linear, so the expectation goes inside, past the constant matrix",
        this::inside);
  }

  private Optional<Expr> inside(Expr expr) {
    if (!(expr instanceof Expr.Expectation e && e.body() instanceof Expr.Trace t)) {
      return Optional.empty();
    }
    List<Expr> factors = t.matrix() instanceof Expr.Product p ? p.factors() : List.of(t.matrix());
    int split = factors.size() - 2;
    Expr outer = mean(product(factors.subList(split, factors.size())));
    return Optional.of(trace(times(factors.subList(0, split), outer)));
  }

  /// The second moment matrix about a point.
  Rule secondMoment() {
    return Rule.everywhere(
        "second moment",
        "the second moment about a point is the covariance plus the outer product of the mean's"
            + " distance from it",
        e -> e instanceof Expr.Expectation m ? moment(m.body()) : Optional.empty());
  }

  private Optional<Expr> moment(Expr body) {
    if (body instanceof Expr.Product p
        && p.factors().size() == 2
        && p.factors().getLast() instanceof Expr.Transpose t
        && t.operand().equals(p.factors().getFirst())) {
      return Optional.of(
          distanceOfMean(t.operand())
              .map(d -> sum(q.covariance(), product(d, transpose(d))))
              .orElse(q.covariance()));
    }
    return Optional.empty();
  }

  /// Where the mean of q lies as seen from the centre of a form, or nothing if it is the centre.
  private Optional<Expr> distanceOfMean(Expr distance) {
    Expr centre =
        distance instanceof Expr.Sum s && s.terms().getLast() instanceof Expr.Negation n
            ? n.operand()
            : Formula.ZERO;
    if (centre.equals(q.mean())) {
      return Optional.empty();
    }
    if (centre.equals(Formula.ZERO)) {
      return Optional.of(q.mean());
    }
    return Optional.of(q.mean().equals(Formula.ZERO) ? centre : minus(q.mean(), centre));
  }

  /// tr(M (Σ + d dᵀ)) = tr(M Σ) + dᵀ M d.
  Rule traceOfSum() {
    return Rule.everywhere(
        "trace of a sum",
        "the trace of a sum is the sum of the traces, and the trace of an outer product is the"
            + " quadratic form",
        e -> e instanceof Expr.Trace t ? openTrace(t.matrix()) : Optional.empty());
  }

  private static Optional<Expr> openTrace(Expr matrix) {
    List<Expr> factors = matrix instanceof Expr.Product p ? p.factors() : List.of(matrix);
    if (!(factors.getLast() instanceof Expr.Sum s
        && s.terms().getLast() instanceof Expr.Product outer)) {
      return Optional.empty();
    }
    List<Expr> front = factors.subList(0, factors.size() - 1);
    Expr d = outer.factors().getFirst();
    return Optional.of(
        sum(trace(times(front, s.terms().getFirst())), with(transpose(d), front, d)));
  }

  /// All of it in one step.
  Rule traceTrick() {
    return Rule.everywhere(
        "mean of a quadratic form",
        "the mean of a quadratic form is the trace of its matrix times the covariance, plus the"
            + " form at the mean",
        e -> formUnderMean(e).map(this::meanOf));
  }

  private Expr meanOf(Form form) {
    Expr spread = trace(times(form.matrix(), q.covariance()));
    return distanceOfMean(form.distance()).map(d -> sum(spread, form.about(d))).orElse(spread);
  }

  /// On the line: the mean of (z-a)² is the variance plus the mean's squared distance.
  Rule secondMomentOnTheLine() {
    return Rule.everywhere(
        "second moment",
        "the second moment about a point is the variance plus the squared distance of the mean",
        e ->
            e instanceof Expr.Expectation m && m.body() instanceof Expr.Power p
                ? Optional.of(squared(p.base()))
                : Optional.empty());
  }

  private Expr squared(Expr distance) {
    return distanceOfMean(distance).map(d -> sum(q.covariance(), square(d))).orElse(q.covariance());
  }
}
