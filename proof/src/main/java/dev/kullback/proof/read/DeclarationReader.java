package dev.kullback.proof.read;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Formula;
import dev.kullback.proof.expr.Law;
import dev.kullback.proof.expr.Shape;
import dev.kullback.proof.expr.ShapeException;
import dev.kullback.proof.expr.Shapes;
import dev.kullback.proof.expr.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what a text declares: laws (q ∼ N(μ, Σ)), definitions (Σ = diag(…)), the dimension.
final class DeclarationReader {

  private static final Pattern UNIVARIATE =
      Pattern.compile(
          "univariate|one-dimensional|1-dimensional|\\bn ?= ?1\\b|one dimension\\b|scalar"
              + " gaussian");
  private static final Pattern FULL =
      Pattern.compile(
          "full[ -]|arbitrary|general covariance|positive definite|positive-definite|any"
              + " covariance");
  private static final Pattern ANY_DENSITY =
      Pattern.compile("(any|arbitrary|some) (density|distribution)");

  private final List<LawStatement> laws = new ArrayList<>();
  private final List<List<Side>> definitions = new ArrayList<>();
  private final List<Token> all = new ArrayList<>();
  private final Usage usage = new Usage(all);
  private final List<String> defaults = new ArrayList<>();
  private boolean univariate;
  private boolean full;
  private boolean anyDensity;

  void prose(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    univariate = UNIVARIATE.matcher(lower).find();
    full = FULL.matcher(lower).find() && !lower.contains("diagonal");
    anyDensity = ANY_DENSITY.matcher(lower).find();
  }

  List<String> defaults() {
    return defaults;
  }

  /// Collects the declarations of a formula.
  void statements(String text, Span span) {
    List<Token> tokens = Lexer.tokens(text, span);
    all.addAll(tokens);
    laws.addAll(LawStatement.in(tokens));
    for (List<Token> part : DeclarationSyntax.atCommas(tokens)) {
      ChainSplitter.chains(part).stream()
          .filter(DeclarationSyntax::defines)
          .forEach(definitions::add);
    }
  }

  /// Everything collected, with defaults for what the text uses but does not declare.
  Vocabulary vocabulary() {
    Declarations declarations = Declarations.empty().withDimension(DimensionLetter.of(all));
    declarations = withLabels(declarations);
    for (LawStatement law : laws) {
      declarations = withLaw(declarations, law);
    }
    declarations = withDefaultLaws(declarations);
    declarations = withDefinitions(declarations);
    return new Vocabulary(withProperties(declarations), univariate);
  }

  /// Numbers under μ and Σ in N(μ_1, Σ_1) tell laws apart; they are no components.
  private Declarations withLabels(Declarations declarations) {
    Declarations extended = declarations;
    for (LawStatement law : laws) {
      for (List<Token> argument : law.arguments()) {
        boolean list = argument.stream().anyMatch(t -> t.isWord("diag"));
        if (!list) {
          for (String name : DeclarationSyntax.labelled(argument)) {
            extended = extended.withDefinition(name, placeholder(name));
          }
        }
      }
    }
    return extended;
  }

  /// A symbol that stands for itself, only so that its label is known while laws are read.
  private Expr placeholder(String name) {
    Shape shape = new Vocabulary(Declarations.empty(), univariate).shape(name);
    return new Expr.Symbol(name, shape, Span.NONE);
  }

  private Declarations withLaw(Declarations declarations, LawStatement statement) {
    List<List<Token>> arguments = statement.arguments();
    int last = arguments.size() - 1;
    Vocabulary vocabulary = new Vocabulary(declarations, univariate);
    Optional<Expr> mean = parse(arguments.get(last - 1), vocabulary);
    Optional<Expr> covariance = parse(arguments.get(last), vocabulary);
    if (mean.isEmpty() || covariance.isEmpty()) {
      return declarations;
    }
    boolean scalar = Shapes.of(covariance.get()) == Shape.SCALAR;
    if (scalar && !univariate) {
      univariate = true;
      return withLaw(withLabels(declarations), statement);
    }
    try {
      return declarations.withLaw(statement.law(mean.get(), covariance.get(), univariate));
    } catch (ShapeException e) {
      return declarations;
    }
  }

  private static Optional<Expr> parse(List<Token> tokens, Vocabulary vocabulary) {
    try {
      Expr expr = new ExpressionParser(tokens, vocabulary, new Choices(List.of())).parse();
      Shapes.of(expr);
      return Optional.of(expr);
    } catch (ReadingException | ShapeException e) {
      return Optional.empty();
    }
  }

  private Declarations withDefaultLaws(Declarations declarations) {
    boolean opaque = anyDensity || (declarations.laws().isEmpty() && usage.mentionsModel());
    if (opaque) {
      return declarations;
    }
    Declarations extended = declarations;
    boolean pair =
        declarations.laws().isEmpty() && usage.labelsMeans("1") && usage.labelsMeans("2");
    if (pair && !univariate && !usage.letter("Sigma") && !usage.vectors()) {
      univariate = true;
    }
    Shape shape = univariate ? Shape.SCALAR : Shape.VECTOR;
    Expr.Symbol z = new Expr.Symbol("z", shape, Span.NONE);
    if (missing(extended, "q")) {
      extended = extended.withLaw(pair ? numbered("q", "_1", z) : numbered("q", "", z));
    }
    if (missing(extended, "p")) {
      Law standard =
          new Law(Density.named("p"), z, Formula.ZERO, univariate ? Formula.ONE : Formula.IDENTITY);
      extended = extended.withLaw(pair ? numbered("p", "_2", z) : standard);
    }
    return extended;
  }

  private boolean missing(Declarations declarations, String name) {
    boolean known =
        declarations.laws().values().stream()
            .anyMatch(l -> l.density().name().equalsIgnoreCase(name));
    return !known;
  }

  private Law numbered(String name, String label, Expr.Symbol z) {
    Expr mean = univariate ? Formula.scalar("mu" + label) : Formula.vector("mu" + label);
    Expr covariance =
        univariate
            ? Formula.square(Formula.scalar("sigma" + label))
            : Formula.matrix("Sigma" + label);
    defaults.add(
        name + " = N(μ" + label + ", " + (univariate ? "σ" + label + "²" : "Σ" + label) + ")");
    return new Law(Density.named(name), z, mean, covariance);
  }

  private Declarations withDefinitions(Declarations declarations) {
    Declarations extended = withoutPlaceholders(declarations);
    for (List<Side> chain : definitions) {
      Vocabulary vocabulary = new Vocabulary(withLabelOf(chain, extended), univariate);
      Optional<Expr> name = parse(chain.getFirst().tokens(), vocabulary);
      Optional<Expr> meaning = parse(chain.getLast().tokens(), vocabulary);
      if (meaning.isPresent()
          && name.isPresent()
          && name.get() instanceof Expr.Symbol s
          && s.shape() == Shapes.of(meaning.get())
          && !extended.leadsTo(meaning.get(), s.name())) {
        extended = extended.withDefinition(s.name(), meaning.get());
      }
    }
    return withDefaultDefinitions(extended);
  }

  /// In Σ_1 = σ_1² I the number is a label on both sides, for as long as this is read.
  private Declarations withLabelOf(List<Side> definition, Declarations declarations) {
    Declarations extended = declarations;
    boolean list = definition.getLast().tokens().getFirst().isWord("diag");
    for (String name :
        list ? Set.<String>of() : DeclarationSyntax.labelled(definition.getFirst().tokens())) {
      String label = name.substring(name.indexOf('_') + 1);
      for (String other : DeclarationSyntax.labelled(definition.getLast().tokens())) {
        if (other.endsWith("_" + label) && !extended.definitions().containsKey(other)) {
          extended = extended.withDefinition(other, placeholder(other));
        }
      }
    }
    return extended;
  }

  private static Declarations withoutPlaceholders(Declarations d) {
    Declarations cleaned =
        new Declarations(
            d.dimension(), d.laws(), java.util.Map.of(), d.positive(), d.covariances());
    for (var e : d.definitions().entrySet()) {
      boolean itself = e.getValue() instanceof Expr.Symbol s && s.name().equals(e.getKey());
      cleaned = itself ? cleaned : cleaned.withDefinition(e.getKey(), e.getValue());
    }
    return cleaned;
  }

  /// Where a text writes σ_i beside an undefined Σ, Σ is taken as diag(σ_i²).
  private Declarations withDefaultDefinitions(Declarations declarations) {
    Declarations extended = declarations;
    if (univariate || full || !usage.componentsOfSigma()) {
      return extended;
    }
    for (Law law : declarations.laws().values()) {
      if (law.covariance() instanceof Expr.Symbol s
          && !declarations.definitions().containsKey(s.name())) {
        String deviation = s.name().replace("Sigma", "sigma");
        Expr entry = Formula.square(Formula.component(Formula.vector(deviation), "i"));
        extended = extended.withDefinition(s.name(), Formula.diagonal("i", entry));
        defaults.add(
            s.name().replace("Sigma", "Σ") + " = diag(" + deviation.replace("sigma", "σ") + "_i²)");
      }
    }
    return extended;
  }

  /// Standard deviations are positive, covariance matrices positive definite.
  private Declarations withProperties(Declarations declarations) {
    Declarations extended = declarations;
    Set<String> labels = new HashSet<>(Set.of("", "_1", "_2", "_0", "_q", "_p", "_z", "_x", "_y"));
    for (String label : labels) {
      for (String base : List.of("sigma", "tau")) {
        extended = extended.withPositive(base + label);
      }
      if (!declarations.definitions().containsKey("Sigma" + label)) {
        extended = extended.withCovariance("Sigma" + label);
      }
    }
    for (Law law : declarations.laws().values()) {
      extended = withCovarianceOf(extended, law);
    }
    return extended;
  }

  private static Declarations withCovarianceOf(Declarations declarations, Law law) {
    if (law.covariance() instanceof Expr.Symbol s) {
      return s.shape() == Shape.MATRIX
          ? declarations.withCovariance(s.name())
          : declarations.withPositive(s.name());
    }
    return declarations;
  }
}
