package dev.kullback.proof.exact;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The Gaussian laws at a point: log-densities by their formula, expectations by quadrature.
final class Laws {

  private final Declarations declarations;
  private final Scope scope;
  private final Evaluator evaluator;
  private final Map<String, Parameters> known = new HashMap<>();
  private final Map<String, Set<String>> symbols = new HashMap<>();

  Laws(Declarations declarations, Scope scope, Evaluator evaluator) {
    this.declarations = declarations;
    this.scope = scope;
    this.evaluator = evaluator;
  }

  private Law law(Density density) {
    return declarations
        .law(density)
        .orElseThrow(() -> new NotExactException("no law for " + density.text()));
  }

  /// The parameters, worked out once unless they depend on a variable that is bound here.
  private Parameters parameters(Law law) {
    String name = law.density().text();
    if (scope.binds(symbols.computeIfAbsent(name, _ -> symbols(law)))) {
      return compute(law);
    }
    Parameters parameters = known.get(name);
    if (parameters == null) {
      parameters = compute(law);
      known.put(name, parameters);
    }
    return parameters;
  }

  private Parameters compute(Law law) {
    return new Parameters(mean(law), value(law, law.covariance()));
  }

  private Set<String> symbols(Law law) {
    Set<String> found = new HashSet<>();
    collect(law.mean(), found);
    collect(law.covariance(), found);
    return found;
  }

  private void collect(Expr expr, Set<String> into) {
    if (expr instanceof Expr.Symbol s) {
      Expr meaning = declarations.definitions().get(s.name());
      if (into.add(s.name()) && meaning != null) {
        collect(meaning, into);
      }
    } else {
      Tree.children(expr).forEach(part -> collect(part, into));
    }
  }

  private Matrix mean(Law law) {
    return law.mean() instanceof Expr.Literal l && l.value().isZero()
        ? Matrix.of(size(law), 1, (_, _) -> Rational.ZERO)
        : value(law, law.mean());
  }

  private int size(Law law) {
    return law.isUnivariate() ? 1 : scope.dimension();
  }

  private Matrix value(Law law, Expr expr) {
    if (law.isUnivariate()) {
      Rational number = evaluator.rational(expr);
      return Matrix.of(1, 1, (_, _) -> number);
    }
    return evaluator.matrix(expr);
  }

  /// ln N(x; m, S); the joint density p(x,z) is p(x|z) p(z).
  LogNumber log(Density density, Expr argument) {
    if (density.of().size() == 2 && declarations.law(density).isEmpty()) {
      return logOfJoint(density);
    }
    Law law = law(density);
    return parameters(law).logDensity(value(law, argument));
  }

  private LogNumber logOfJoint(Density density) {
    Density conditional = new Density(density.name(), List.of("x"), List.of("z"));
    Density marginal = new Density(density.name(), List.of("z"), List.of());
    return log(conditional, law(conditional).variable())
        .plus(log(marginal, law(marginal).variable()));
  }

  Real crossEntropy(Density q, Density p) {
    Expr.Symbol variable = law(q).variable();
    Expr log = Formula.ln(Formula.at(p, variable));
    return expectation(q, variable, log).scale(Rational.of(-1));
  }

  Real expectation(Density density, Expr.Symbol variable, Expr body) {
    Real sum = LogNumber.ZERO;
    for (Node node : nodes(density, variable, body)) {
      Real value = scope.bind(variable, node.place(), () -> evaluator.scalar(body));
      sum = sum.plus(value.scale(node.weight()));
    }
    return sum;
  }

  Matrix matrixExpectation(Density density, Expr.Symbol variable, Expr body) {
    Matrix sum = null;
    for (Node node : nodes(density, variable, body)) {
      Matrix value = scope.bind(variable, node.place(), () -> evaluator.matrix(body));
      Matrix part = value.scale(node.weight());
      sum = sum == null ? part : sum.plus(part);
    }
    if (sum == null) {
      throw new NotExactException("no nodes");
    }
    return sum;
  }

  /// A node of the tensor rule: mean + L · nodes, where L D Lᵀ is the covariance and the nodes of
  /// an axis are those of its pivot in D.
  private record Node(Matrix place, Rational weight) {}

  private List<Node> nodes(Density density, Expr.Symbol variable, Expr body) {
    Parameters parameters = parameters(law(density));
    Matrix.Pivots pivots = parameters.pivots();
    int degree = new Degree(variable.name()).of(body);
    List<Node> nodes = List.of(new Node(Matrix.column(List.of()), Rational.ONE));
    for (Rational pivot : pivots.pivots()) {
      nodes = withAxis(nodes, Quadrature.exactTo(degree, pivot));
    }
    return nodes.stream()
        .map(n -> new Node(parameters.mean().plus(pivots.lower().times(n.place())), n.weight()))
        .toList();
  }

  private static List<Node> withAxis(List<Node> nodes, Quadrature rule) {
    List<Node> more = new ArrayList<>();
    for (Node node : nodes) {
      for (int j = 0; j < rule.nodes().size(); j++) {
        more.add(
            new Node(
                node.place().below(rule.nodes().get(j)),
                node.weight().times(rule.weights().get(j))));
      }
    }
    return more;
  }

  /// ∫ q(z) f(z) dz: the density must stand there as a factor of every term.
  Real integral(Expr.Symbol variable, Expr body) {
    return switch (body) {
      case Expr.Sum s -> sum(s.terms(), t -> integral(variable, t));
      case Expr.Negation n -> integral(variable, n.operand()).scale(Rational.of(-1));
      case Expr.Product p -> ofProduct(variable, p.factors());
      case Expr.DensityAt d when isAt(d, variable) ->
          expectation(d.density(), variable, Formula.ONE);
      default -> throw new NotExactException("an integral without a density as a factor");
    };
  }

  private static Real sum(List<Expr> terms, Function<Expr, Real> value) {
    Real sum = LogNumber.ZERO;
    for (Expr term : terms) {
      sum = sum.plus(value.apply(term));
    }
    return sum;
  }

  private Real ofProduct(Expr.Symbol variable, List<Expr> factors) {
    for (int k = 0; k < factors.size(); k++) {
      if (factors.get(k) instanceof Expr.DensityAt d && isAt(d, variable)) {
        List<Expr> rest = new ArrayList<>(factors);
        rest.subList(k, k + 1).clear();
        return expectation(d.density(), variable, Formula.product(rest));
      }
      if (factors.get(k) instanceof Expr.Sum s) {
        List<Expr> terms = new ArrayList<>();
        for (Expr term : s.terms()) {
          List<Expr> with = new ArrayList<>(factors);
          with.set(k, term);
          terms.add(Formula.product(with));
        }
        boolean carried = s.terms().stream().allMatch(Laws::hasDensity);
        if (carried) {
          return sum(terms, t -> integral(variable, flattened(t)));
        }
      }
    }
    throw new NotExactException("an integral without a density as a factor");
  }

  private static boolean hasDensity(Expr term) {
    return switch (term) {
      case Expr.DensityAt _ -> true;
      case Expr.Negation n -> hasDensity(n.operand());
      case Expr.Product p -> p.factors().stream().anyMatch(Laws::hasDensity);
      default -> false;
    };
  }

  /// Products inside a product become its factors, so that a density among them is seen.
  private static Expr flattened(Expr expr) {
    if (!(expr instanceof Expr.Product p)) {
      return expr;
    }
    List<Expr> factors = new ArrayList<>();
    for (Expr factor : p.factors()) {
      switch (factor) {
        case Expr.Product inner -> factors.addAll(inner.factors());
        case Expr.Negation n -> {
          factors.add(Formula.number(-1));
          factors.add(n.operand());
        }
        default -> factors.add(factor);
      }
    }
    return Formula.product(factors);
  }

  private static boolean isAt(Expr.DensityAt d, Expr.Symbol variable) {
    return d.argument() instanceof Expr.Symbol s && s.name().equals(variable.name());
  }
}
