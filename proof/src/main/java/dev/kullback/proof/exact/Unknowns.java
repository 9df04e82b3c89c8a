package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The free symbols of expressions, with those their laws and definitions bring in.
public final class Unknowns {

  /// A symbol that needs a value.
  ///
  /// @param name its name
  /// @param shape what it stands for
  /// @param positive whether it, or every component of it, is positive
  public record Unknown(String name, Shape shape, boolean positive) {}

  private final Declarations declarations;
  private final Map<String, Unknown> found = new LinkedHashMap<>();
  private final Set<String> densities = new HashSet<>();
  private final List<Density> lawless = new ArrayList<>();
  private final Deque<String> bound = new ArrayDeque<>();

  private Unknowns(Declarations declarations) {
    this.declarations = declarations;
  }

  /// The free symbols of expressions.
  ///
  /// @param declarations the laws and definitions
  /// @param exprs the expressions
  /// @return their symbols
  public static Unknowns of(Declarations declarations, Expr... exprs) {
    Unknowns unknowns = new Unknowns(declarations);
    for (Expr expr : exprs) {
      unknowns.visit(expr);
    }
    return unknowns;
  }

  /// The parameters of all laws.
  ///
  /// @param declarations the laws and definitions
  /// @return their symbols
  public static Unknowns ofLaws(Declarations declarations) {
    Unknowns unknowns = new Unknowns(declarations);
    declarations.laws().values().forEach(unknowns::law);
    return unknowns;
  }

  /// Means before deviations, as the search order says.
  ///
  /// @return the symbols
  public List<Unknown> all() {
    return found.values().stream()
        .sorted(
            Comparator.comparing(Unknown::positive)
                .thenComparing(u -> u.shape() == Shape.MATRIX)
                .thenComparing(Unknown::name))
        .toList();
  }

  /// The densities that no law is known for.
  ///
  /// @return the densities
  public List<Density> lawless() {
    return lawless;
  }

  private void visit(Expr expr) {
    switch (expr) {
      case Expr.Symbol s -> symbol(s);
      case Expr.Divergence d -> {
        density(d.q());
        density(d.p());
      }
      case Expr.Entropy e -> density(e.q());
      case Expr.CrossEntropy c -> {
        density(c.q());
        density(c.p());
      }
      case Expr.DensityAt d -> {
        density(d.density());
        visit(d.argument());
      }
      case Expr.Expectation e -> {
        density(e.density());
        inside(e.variable().name(), e.body());
      }
      case Expr.Integral i -> inside(i.variable().name(), i.body());
      default -> Tree.children(expr).forEach(this::visit);
    }
  }

  private void inside(String variable, Expr body) {
    bound.push(variable);
    visit(body);
    bound.pop();
  }

  private void density(Density density) {
    if (!densities.add(density.text())) {
      return;
    }
    declarations.law(density).ifPresentOrElse(this::law, () -> lawless.add(density));
  }

  private void law(Law law) {
    visit(law.mean());
    visit(law.covariance());
  }

  private void symbol(Expr.Symbol s) {
    if (bound.contains(s.name()) || s.name().equals(declarations.dimension())) {
      return;
    }
    Expr meaning = declarations.definitions().get(s.name());
    if (meaning != null) {
      visit(meaning);
      return;
    }
    boolean positive = declarations.positive().contains(s.name());
    found.put(s.name(), new Unknown(s.name(), s.shape(), positive));
  }
}
