package dev.kullback.proof.read;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Span;
import dev.kullback.proof.print.PlainText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the symbols of a text stand for, as far as its declarations and the customs of the field
/// say.
final class Vocabulary {

  private static final Set<String> MATRICES =
      Set.of("Sigma", "Lambda", "Omega", "Psi", "Phi", "A", "B", "C", "M", "S", "W", "U", "V", "R");
  private static final Set<String> VECTORS =
      Set.of(
          "mu", "m", "x", "y", "z", "w", "u", "v", "X", "Y", "Z", "epsilon", "eta", "nu", "b", "a");
  private static final Set<String> PARAMETERS =
      Set.of("theta", "phi", "psi", "lambda", "omega", "Theta", "Phi", "x", "vartheta");
  private static final Set<String> DENSITY_NAMES = Set.of("q", "p", "Q", "P");

  private Declarations declarations;
  private final boolean univariate;
  private final Set<String> densityNames = new HashSet<>(DENSITY_NAMES);
  private final Map<String, Shape> shapes = new HashMap<>();

  Vocabulary(Declarations declarations, boolean univariate) {
    this.declarations = declarations;
    this.univariate = univariate;
    declarations.laws().values().forEach(this::learn);
    declarations.definitions().keySet().forEach(this::learnDefinition);
  }

  private void learn(Law law) {
    densityNames.add(law.density().name());
    shapes.put(law.variable().name(), law.variable().shape());
    learnSymbol(law.mean());
    learnSymbol(law.covariance());
  }

  private void learnSymbol(Expr expr) {
    if (expr instanceof Expr.Symbol s) {
      shapes.put(s.name(), s.shape());
    }
  }

  private void learnDefinition(String name) {
    Expr meaning = declarations.definitions().get(name);
    if (meaning != null && !shapes.containsKey(name)) {
      shapes.put(name, Shapes.of(meaning));
    }
  }

  Declarations declarations() {
    return declarations;
  }

  boolean isUnivariate() {
    return univariate;
  }

  /// Declares a law that has no name of its own and returns the name given to it.
  ///
  /// @throws dev.kullback.proof.expr.ShapeException if the parameters fit no law
  Density anonymous(Expr mean, Expr covariance) {
    String name = "N(" + PlainText.of(mean) + ", " + PlainText.of(covariance) + ")";
    Shape shape = univariate ? Shape.SCALAR : Shape.VECTOR;
    Expr.Symbol variable = new Expr.Symbol("z", shape, Span.NONE);
    declarations = declarations.withLaw(new Law(Density.named(name), variable, mean, covariance));
    return Density.named(name);
  }

  boolean isDensity(String name) {
    return densityNames.contains(name);
  }

  /// Whether a subscript such as 1 or q tells parameters of different laws apart.
  boolean isLabelled(String base, String label) {
    String name = base + "_" + label;
    if (shapes.containsKey(name)) {
      return true;
    }
    return declarations.definitions().values().stream().anyMatch(d -> mentions(d, label))
        || declarations.laws().values().stream()
            .anyMatch(l -> mentions(l.mean(), label) || mentions(l.covariance(), label));
  }

  private static boolean mentions(Expr expr, String label) {
    return switch (expr) {
      case Expr.Symbol s -> s.name().endsWith("_" + label);
      case Expr.Power p -> mentions(p.base(), label);
      case Expr.Diagonal d -> mentions(d.entry(), label);
      case Expr.Component c -> mentions(c.vector(), label);
      case Expr.Product p -> p.factors().stream().anyMatch(f -> mentions(f, label));
      default -> false;
    };
  }

  /// A subscript or argument that only recalls what a parameter depends on.
  boolean isDecoration(String name) {
    return PARAMETERS.contains(name);
  }

  boolean isDimension(String name) {
    return declarations.dimension().equals(name);
  }

  Shape shape(String name) {
    Shape known = shapes.get(name);
    if (known != null) {
      return known;
    }
    if (isDimension(name) || univariate) {
      return Shape.SCALAR;
    }
    int underscore = name.indexOf('_');
    String base = underscore < 0 ? name : name.substring(0, underscore);
    if (MATRICES.contains(base)) {
      return Shape.MATRIX;
    }
    return VECTORS.contains(base) ? Shape.VECTOR : Shape.SCALAR;
  }

  Expr.Symbol variable(String name) {
    Shape shape = univariate ? Shape.SCALAR : shapes.getOrDefault(name, Shape.VECTOR);
    return new Expr.Symbol(name, shape, Span.NONE);
  }

  /// The density that is written name(of | given): a declared one if the roles allow it.
  Density density(String name, List<String> of, List<String> given) {
    List<Law> laws =
        declarations.laws().values().stream().filter(l -> l.density().name().equals(name)).toList();
    for (Law law : laws) {
      if (matches(law.density(), of, given)) {
        return law.density();
      }
    }
    if (of.isEmpty() && laws.size() == 1) {
      return laws.getFirst().density();
    }
    boolean generic = !name.startsWith("p") && !name.startsWith("P");
    if (laws.isEmpty() && generic) {
      return Density.named(name);
    }
    return new Density(name, of, given);
  }

  /// For the model's density p conditioning matters; an approximation q(z|x) is also written q(z),
  /// q.
  private static boolean matches(Density declared, List<String> of, List<String> given) {
    boolean model = declared.name().startsWith("p") || declared.name().startsWith("P");
    boolean sameVariables =
        of.isEmpty()
            || declared.of().isEmpty()
            || declared.of().equals(of)
            || (!model && of.size() == 1);
    boolean sameCondition = !model || declared.given().equals(given) || of.isEmpty();
    return sameVariables && sameCondition;
  }

  Optional<Law> law(Density density) {
    return declarations.law(density);
  }

  /// The variable a density is usually written with.
  Expr.Symbol variableOf(Density density) {
    Optional<Law> law = law(density);
    if (law.isPresent()) {
      return law.get().variable();
    }
    return variable(density.of().isEmpty() ? "z" : density.of().getFirst());
  }

  Expr dimension() {
    return Formula.scalar(declarations.dimension());
  }
}
