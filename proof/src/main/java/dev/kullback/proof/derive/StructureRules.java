package dev.kullback.proof.derive;

import static dev.kullback.proof.expr.Formula.ONE;
import static dev.kullback.proof.expr.Formula.component;
import static dev.kullback.proof.expr.Formula.power;
import static dev.kullback.proof.expr.Formula.product;
import static dev.kullback.proof.expr.Formula.productOver;
import static dev.kullback.proof.expr.Formula.quotient;
import static dev.kullback.proof.expr.Formula.square;
import static dev.kullback.proof.expr.Formula.sumOver;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the structure of the covariances is good for: traces, determinants and forms by coordinate.
final class StructureRules {

  private final Declarations declarations;

  StructureRules(Declarations declarations) {
    this.declarations = declarations;
  }

  /// tr(Σ⁻¹Σ) = tr I = n.
  Rule inverse() {
    return Rule.everywhere(
        "trace of the identity",
        "a matrix times its inverse is the identity, whose trace is the dimension",
        this::dimension);
  }

  private Optional<Expr> dimension(Expr expr) {
    return switch (expr) {
      case Expr.Product p
          when p.factors().size() == 2
              && p.factors().getFirst().equals(Formula.HALF)
              && dimension(p.factors().getLast()).isPresent() ->
          Optional.of(quotient(n(), Formula.number(2)));
      case Expr.Trace t when isIdentity(t.matrix()) -> Optional.of(n());
      default -> Optional.empty();
    };
  }

  private static boolean isIdentity(Expr matrix) {
    return switch (matrix) {
      case Expr.Identity _ -> true;
      case Expr.Product p ->
          p.factors().size() == 2
              && p.factors().getFirst() instanceof Expr.Inverse inverse
              && inverse.matrix().equals(p.factors().getLast());
      default -> false;
    };
  }

  /// Leaves the identity out of products.
  Rule withoutIdentity() {
    return Rule.everywhere(
        "identity",
        "the identity matrix changes nothing",
        e ->
            e instanceof Expr.Product p && p.factors().contains(Formula.IDENTITY)
                ? Optional.of(
                    product(
                        p.factors().stream().filter(f -> !(f instanceof Expr.Identity)).toList()))
                : Optional.empty());
  }

  /// The traces, determinants and forms of diagonal matrices as sums and products over coordinates.
  Rule byCoordinate() {
    return Rule.everywhere(
        "structure of the covariance",
        "the trace of a diagonal matrix is the sum of its entries, the determinant their product,"
            + " and a quadratic form the sum of squares times entries",
        this::coordinates);
  }

  private Optional<Expr> coordinates(Expr expr) {
    return switch (expr) {
      case Expr.Trace t -> entry(t.matrix()).map(this::summed);
      case Expr.Determinant d -> entry(d.matrix()).map(this::multiplied);
      case Expr.Product p -> formIn(p.factors());
      default -> Optional.empty();
    };
  }

  /// A quadratic form, perhaps after numbers.
  private Optional<Expr> formIn(List<Expr> factors) {
    int last = factors.size() - 1;
    for (int k = 0; k < last; k++) {
      if (factors.get(k) instanceof Expr.Transpose t && t.operand().equals(factors.get(last))) {
        List<Expr> front = new ArrayList<>(factors.subList(0, k));
        return form(t.operand(), factors.subList(k + 1, last))
            .map(
                form -> {
                  front.add(form);
                  return product(front);
                });
      }
    }
    return Optional.empty();
  }

  private Expr n() {
    return declarations.dimensionSymbol();
  }

  private static boolean depends(Expr entry) {
    return Trees.mentionsIndex(entry, Side.INDEX);
  }

  private Expr summed(Expr entry) {
    return depends(entry) ? sumOver(Side.INDEX, n(), entry) : Term.of(false, n(), entry).toExpr();
  }

  private Expr multiplied(Expr entry) {
    return depends(entry) ? productOver(Side.INDEX, n(), entry) : power(entry, n());
  }

  private Optional<Expr> form(Expr d, List<Expr> matrix) {
    if (matrix.isEmpty()) {
      return sumsOverCoordinates() ? Optional.of(squares(d, ONE)) : Optional.empty();
    }
    return entry(product(matrix)).map(e -> depends(e) ? squares(d, e) : scaled(d, e));
  }

  /// Whether some covariance has different variances, so that sums over coordinates come in.
  private boolean sumsOverCoordinates() {
    return declarations.definitions().values().stream().anyMatch(StructureRules::depends);
  }

  /// With one variance the squared length stays whole.
  private static Expr scaled(Expr d, Expr entry) {
    Expr length = product(Formula.transpose(d), d);
    return entry instanceof Expr.Quotient q
        ? quotient(length, q.denominator())
        : product(entry, length);
  }

  private Expr squares(Expr d, Expr entry) {
    return sumOver(Side.INDEX, n(), over(square(at(d)), entry));
  }

  /// A number times an entry, an inverse entry put under the fraction bar.
  private static Expr over(Expr number, Expr entry) {
    return entry instanceof Expr.Quotient q && q.numerator().equals(ONE)
        ? quotient(number, q.denominator())
        : Term.of(false, number, entry).toExpr();
  }

  private static Expr at(Expr vector) {
    return switch (vector) {
      case Expr.Sum s -> Formula.sum(s.terms().stream().map(StructureRules::at).toList());
      case Expr.Negation n -> Formula.negate(at(n.operand()));
      default -> component(vector, Side.INDEX);
    };
  }

  /// The i-th diagonal entry of a matrix that is diagonal by its declaration.
  Optional<Expr> entry(Expr matrix) {
    return switch (matrix) {
      case Expr.Identity _ -> Optional.of(ONE);
      case Expr.Symbol s ->
          Optional.ofNullable(declarations.definitions().get(s.name())).flatMap(this::entry);
      case Expr.Diagonal d -> Optional.of(d.entry());
      case Expr.Inverse inverse -> entry(inverse.matrix()).map(e -> quotient(ONE, e));
      case Expr.Product p when p.factors().getLast() instanceof Expr.Identity ->
          Optional.of(product(p.factors().subList(0, p.factors().size() - 1)));
      case Expr.Product p when p.factors().size() == 2 ->
          entry(p.factors().getFirst())
              .flatMap(a -> entry(p.factors().getLast()).map(b -> over(b, a)));
      default -> Optional.empty();
    };
  }
}
