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
import java.util.TreeSet;
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

  private final List<Statement> laws = new ArrayList<>();
  private final List<List<Side>> definitions = new ArrayList<>();
  private final List<Token> all = new ArrayList<>();
  private final List<String> defaults = new ArrayList<>();
  private boolean univariate;
  private boolean full;
  private boolean anyDensity;
  private String dimension = "";

  /// A statement subject ∼ N(mean, covariance).
  private record Statement(List<Token> subject, List<List<Token>> arguments) {}

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
    collectLaws(tokens);
    findDimension(tokens);
    for (List<Token> part : atCommas(tokens)) {
      ChainSplitter.chains(part).stream()
          .filter(DeclarationReader::defines)
          .forEach(definitions::add);
    }
  }

  private void collectLaws(List<Token> tokens) {
    for (int k = 1; k + 1 < tokens.size(); k++) {
      boolean related = tokens.get(k - 1).isCommand("sim") || tokens.get(k - 1).isSign("=");
      if (related && tokens.get(k).isLetter("N") && bracketAfter(tokens, k) > 0) {
        int open = bracketAfter(tokens, k);
        List<List<Token>> arguments = arguments(tokens, open);
        List<Token> subject = subject(tokens, k - 1);
        if (arguments.size() >= 2 && !subject.isEmpty()) {
          laws.add(new Statement(subject, arguments));
        }
      }
    }
  }

  private static int bracketAfter(List<Token> tokens, int k) {
    if (tokens.get(k + 1).isOpener()) {
      return k + 1;
    }
    boolean subscript = tokens.get(k + 1).isSign("_") && k + 3 < tokens.size();
    return subscript && tokens.get(k + 3).isOpener() ? k + 3 : 0;
  }

  private static List<List<Token>> arguments(List<Token> tokens, int open) {
    List<List<Token>> arguments = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 0;
    for (int k = open; k < tokens.size() && k < open + 400; k++) {
      Token t = tokens.get(k);
      boolean opens = t.isOpener() || t.kind() == Token.Kind.OPEN;
      boolean closes = t.isCloser() || t.kind() == Token.Kind.CLOSE;
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth == 0) {
        arguments.add(current);
        return arguments;
      }
      boolean separator = depth == 1 && (t.isSign(",") || t.isSign(";") || t.isSign("|"));
      if (separator) {
        arguments.add(current);
        current = new ArrayList<>();
      } else if (k > open) {
        current.add(t);
      }
    }
    return List.of();
  }

  /// The tokens before the relation, back to where the statement begins.
  private static List<Token> subject(List<Token> tokens, int relation) {
    int k = relation - 1;
    int depth = 0;
    while (k >= 0) {
      Token t = tokens.get(k);
      depth += t.isCloser() || t.kind() == Token.Kind.CLOSE ? 1 : 0;
      depth -= t.isOpener() || t.kind() == Token.Kind.OPEN ? 1 : 0;
      boolean word = t.kind() == Token.Kind.TEXT || t.kind() == Token.Kind.ROW || t.isSign("=");
      if (depth < 0 || (depth == 0 && (word || t.isSign(",") || t.isCommand("sim")))) {
        break;
      }
      k--;
    }
    return tokens.subList(k + 1, relation).stream()
        .filter(t -> t.kind() != Token.Kind.ALIGN)
        .toList();
  }

  private void findDimension(List<Token> tokens) {
    for (int k = 0; k + 2 < tokens.size(); k++) {
      boolean space = tokens.get(k).isLetter("R") && tokens.get(k + 1).isSign("^");
      if (space && dimension.isEmpty()) {
        Token letter =
            tokens.get(k + 2).kind() == Token.Kind.OPEN && k + 3 < tokens.size()
                ? tokens.get(k + 3)
                : tokens.get(k + 2);
        dimension = letter.kind() == Token.Kind.LETTER ? letter.text() : dimension;
      }
    }
  }

  private static List<List<Token>> atCommas(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 0;
    for (Token t : tokens) {
      boolean opens = t.isOpener() || t.kind() == Token.Kind.OPEN;
      boolean closes = t.isCloser() || t.kind() == Token.Kind.CLOSE;
      depth += opens ? 1 : closes ? -1 : 0;
      if (depth == 0 && (t.isSign(",") || t.isSign(";"))) {
        parts.add(current);
        current = new ArrayList<>();
      } else {
        current.add(t);
      }
    }
    parts.add(current);
    return parts;
  }

  /// A chain whose sides are a name and N(…), or a matrix name and diag(…) or c I.
  static boolean isDeclaration(List<Side> sides) {
    return defines(sides)
        || sides.stream().anyMatch(s -> isLaw(s.tokens()))
        || sides.stream()
            .anyMatch(
                s -> s.tokens().stream().anyMatch(t -> t.isCommand("sim")) && !hasExpectation(s));
  }

  /// Whether a formula is a list of declarations: Σ_1 = σ_1² I, Σ_2 = σ_2² I.
  static boolean declaresAll(List<Token> tokens) {
    List<List<Token>> parts = atCommas(tokens);
    return parts.size() > 1
        && parts.stream()
            .filter(part -> part.stream().anyMatch(t -> t.kind() != Token.Kind.ALIGN))
            .map(ChainSplitter::chains)
            .allMatch(
                chains ->
                    !chains.isEmpty()
                        && chains.stream().allMatch(DeclarationReader::isDeclaration));
  }

  private static boolean hasExpectation(Side s) {
    return s.tokens().stream().anyMatch(t -> t.isLetter("E") || t.isWord("KL"));
  }

  private static boolean isLaw(List<Token> tokens) {
    if (tokens.size() < 3 || !tokens.getFirst().isLetter("N") || !tokens.get(1).isOpener()) {
      return false;
    }
    return arguments(tokens, 1).size() == 2;
  }

  private static boolean defines(List<Side> sides) {
    if (sides.size() != 2) {
      return false;
    }
    List<Token> left = sides.getFirst().tokens();
    List<Token> right = sides.getLast().tokens();
    boolean matrix =
        !left.isEmpty()
            && (left.getFirst().isLetter("Sigma") || left.getFirst().isLetter("Lambda"));
    boolean name =
        matrix && left.stream().noneMatch(t -> t.isSign("+") || t.isSign("-") || t.isSign("^"));
    boolean diagonal = !right.isEmpty() && right.getFirst().isWord("diag");
    boolean isotropic = !right.isEmpty() && right.getLast().isLetter("I") && right.size() <= 9;
    return name && (diagonal || isotropic);
  }

  /// Everything collected, with defaults for what the text uses but does not declare.
  Vocabulary vocabulary() {
    Declarations declarations = Declarations.empty().withDimension(dimension());
    declarations = withLabels(declarations);
    for (Statement law : laws) {
      declarations = withLaw(declarations, law);
    }
    declarations = withDefaultLaws(declarations);
    declarations = withDefinitions(declarations);
    return new Vocabulary(withProperties(declarations), univariate);
  }

  private String dimension() {
    if (!dimension.isEmpty()) {
      return dimension;
    }
    for (int k = 0; k + 3 < all.size(); k++) {
      if (all.get(k).isCommand("sum") || all.get(k).isCommand("prod")) {
        Optional<String> upper = upperLimit(k);
        if (upper.isPresent()) {
          return upper.get();
        }
      }
    }
    return halved();
  }

  private Optional<String> upperLimit(int sum) {
    for (int k = sum + 1; k < Math.min(all.size() - 1, sum + 12); k++) {
      if (all.get(k).isSign("^")) {
        Token t =
            all.get(k + 1).kind() == Token.Kind.OPEN && k + 2 < all.size()
                ? all.get(k + 2)
                : all.get(k + 1);
        return t.kind() == Token.Kind.LETTER ? Optional.of(t.text()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The letter of \frac{d}{2} or d/2.
  private String halved() {
    Set<String> usual = Set.of("n", "d", "k", "D", "K", "m");
    for (int k = 0; k + 2 < all.size(); k++) {
      if (all.get(k).kind() == Token.Kind.LETTER && usual.contains(all.get(k).text())) {
        boolean slash = all.get(k + 1).isSign("/") && all.get(k + 2).is(Token.Kind.NUMBER, "2");
        boolean fraction =
            k > 0
                && (all.get(k - 1).isCommand("frac")
                    || (k > 1 && all.get(k - 2).isCommand("frac")));
        if (slash || fraction) {
          return all.get(k).text();
        }
      }
    }
    return "n";
  }

  /// Numbers under μ and Σ in N(μ_1, Σ_1) tell laws apart; they are no components.
  private Declarations withLabels(Declarations declarations) {
    Declarations extended = declarations;
    for (Statement law : laws) {
      for (List<Token> argument : law.arguments()) {
        boolean list = argument.stream().anyMatch(t -> t.isWord("diag"));
        if (!list) {
          for (String name : labelled(argument)) {
            extended = extended.withDefinition(name, placeholder(name));
          }
        }
      }
    }
    return extended;
  }

  private static Set<String> labelled(List<Token> tokens) {
    Set<String> names = new TreeSet<>();
    for (int k = 0; k + 2 < tokens.size(); k++) {
      if (tokens.get(k).kind() == Token.Kind.LETTER && tokens.get(k + 1).isSign("_")) {
        Token label =
            tokens.get(k + 2).kind() == Token.Kind.OPEN && k + 3 < tokens.size()
                ? tokens.get(k + 3)
                : tokens.get(k + 2);
        if (label.kind() == Token.Kind.NUMBER) {
          names.add(tokens.get(k).text() + "_" + label.text());
        }
      }
    }
    return names;
  }

  /// A symbol that stands for itself, only so that its label is known while laws are read.
  private Expr placeholder(String name) {
    Shape shape = new Vocabulary(Declarations.empty(), univariate).shape(name);
    return new Expr.Symbol(name, shape, Span.NONE);
  }

  private Declarations withLaw(Declarations declarations, Statement statement) {
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
      return declarations.withLaw(law(statement.subject(), mean.get(), covariance.get()));
    } catch (ShapeException e) {
      return declarations;
    }
  }

  private Law law(List<Token> subject, Expr mean, Expr covariance) {
    Shape shape = univariate ? Shape.SCALAR : Shape.VECTOR;
    Token first = subject.getFirst();
    boolean called =
        subject.size() > 1 && (subject.get(1).isOpener() || subject.get(1).isSign("_"));
    boolean density = called || Set.of("q", "p", "Q", "P", "f", "g").contains(first.text());
    if (!density) {
      Expr.Symbol variable = new Expr.Symbol(first.text(), shape, Span.NONE);
      return new Law(Density.named("q"), variable, mean, covariance);
    }
    List<String> of = new ArrayList<>();
    List<String> given = new ArrayList<>();
    roles(subject, of, given);
    String variable = of.isEmpty() ? "z" : of.getFirst();
    Density name = new Density(first.text(), of, given);
    return new Law(name, new Expr.Symbol(variable, shape, Span.NONE), mean, covariance);
  }

  private static void roles(List<Token> subject, List<String> of, List<String> given) {
    List<String> current = of;
    boolean inside = false;
    for (Token t : subject) {
      inside |= t.isOpener();
      if (t.isSign("|")) {
        current = given;
      } else if (t.isSign(";")) {
        return;
      } else if (inside
          && t.kind() == Token.Kind.LETTER
          && !Set.of("theta", "phi", "psi").contains(t.text())) {
        current.add(t.text());
      }
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
    boolean opaque = anyDensity || (declarations.laws().isEmpty() && mentionsModel());
    if (opaque) {
      return declarations;
    }
    Declarations extended = declarations;
    boolean pair = declarations.laws().isEmpty() && uses("2") && uses("1");
    if (pair && !univariate && !usesLetter("Sigma") && !usesVectors()) {
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

  /// Whether the text speaks of p(x|z), p(z|x) or p(x): then nothing is said about Gaussians.
  private boolean mentionsModel() {
    for (int k = 0; k + 3 < all.size(); k++) {
      boolean p = all.get(k).isLetter("p") && all.get(k + 1).isOpener();
      if (p
          && (all.get(k + 2).isLetter("x") || all.get(k + 3).isSign("|"))
          && all.stream().anyMatch(t -> t.isLetter("z"))) {
        return true;
      }
    }
    return false;
  }

  private boolean uses(String label) {
    return labelled(all).contains("mu_" + label);
  }

  private boolean usesLetter(String letter) {
    return all.stream().anyMatch(t -> t.isLetter(letter));
  }

  private boolean usesVectors() {
    return all.stream()
        .anyMatch(
            t -> t.isCommand("top") || t.isCommand("sum") || t.isLetter("T") || t.isLetter("I"));
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
    for (String name : list ? Set.<String>of() : labelled(definition.getFirst().tokens())) {
      String label = name.substring(name.indexOf('_') + 1);
      for (String other : labelled(definition.getLast().tokens())) {
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
    if (univariate || full || !usesComponentsOfSigma()) {
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

  private boolean usesComponentsOfSigma() {
    for (int k = 0; k + 2 < all.size(); k++) {
      if (all.get(k).isLetter("sigma") && all.get(k + 1).isSign("_")) {
        return true;
      }
    }
    return false;
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
