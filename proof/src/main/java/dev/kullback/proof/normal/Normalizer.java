package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Declarations;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Rational;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings expressions to normal form, rule by rule, and every part of them only once.
final class Normalizer {

  private static final int DEEPEST = 400;
  private static final int MOST_KNOWN = 20_000;

  private final Declarations declarations;
  private final Densities densities;

  /// In the order in which they were made, some of them several times.
  private final List<String> assumptions = new ArrayList<>();

  /// Parts already worked out, by identity: an edited expression shares all its other parts.
  private final IdentityHashMap<Expr, Known> known = new IdentityHashMap<>();

  /// Variables bound by an integral or expectation hide definitions of the same name.
  private final Deque<String> bound = new ArrayDeque<>();

  /// How many of them do.
  private int hiding;

  private int depth;

  private record Known(Value value, List<String> assumptions) {}

  Normalizer(Declarations declarations) {
    this.declarations = declarations;
    this.densities = new Densities(declarations, this);
  }

  /// The normal form of an expression that is not part of another one.
  NormalForm form(Expr expr) {
    assumptions.clear();
    bound.clear();
    hiding = 0;
    depth = 0;
    if (known.size() > MOST_KNOWN) {
      known.clear();
    }
    Value value = of(expr);
    return new NormalForm(value, assumptions.stream().distinct().toList());
  }

  private void assume(String assumption) {
    assumptions.add(assumption);
  }

  Value of(Expr expr) {
    Known before = known(expr);
    if (before != null) {
      assumptions.addAll(before.assumptions());
      return before.value();
    }
    if (++depth > DEEPEST) {
      throw new OutsideFragmentException("the expression is nested more than " + DEEPEST + " deep");
    }
    int made = assumptions.size();
    Value value = dispatch(expr);
    depth--;
    if (hiding == 0) {
      known.put(expr, new Known(value, made(made)));
    }
    return value;
  }

  private @Nullable Known known(Expr expr) {
    return hiding == 0 ? known.get(expr) : null;
  }

  private List<String> made(int from) {
    return from == assumptions.size()
        ? List.of()
        : List.copyOf(assumptions.subList(from, assumptions.size()));
  }

  /// Whether what is worked out now would be the same anywhere else.
  boolean isContextFree() {
    return hiding == 0;
  }

  Poly scalar(Expr expr) {
    return of(expr).scalar();
  }

  private Value dispatch(Expr expr) {
    return switch (expr) {
      case Expr.Literal l -> number(Poly.constant(l.value()));
      case Expr.Constant c -> number(constant(c));
      case Expr.Symbol s -> symbol(s);
      case Expr.Identity _ -> new Value.Square(MatrixPoly.IDENTITY);
      case Expr.Component c -> number(component(c));
      case Expr.Entry e ->
          number(Words.entry(of(e.matrix()).matrix(), e.row().text(), e.column().text()));
      case Expr.Diagonal d ->
          new Value.Square(
              MatrixPoly.diagonal(Indices.rename(scalar(d.entry()), d.index(), Atom.BOUND)));
      case Expr.Sum s -> sum(s.terms());
      case Expr.Product p -> product(p.factors());
      case Expr.Negation n -> of(n.operand()).scale(Poly.constant(-1));
      case Expr.Quotient q ->
          of(q.numerator()).scale(Powers.power(scalar(q.denominator()), Rational.of(-1)));
      case Expr.Power p -> power(p);
      case Expr.Root r -> number(Powers.power(scalar(r.radicand()), Rational.HALF));
      case Expr.Logarithm l -> number(Powers.ln(scalar(l.argument())));
      case Expr.Exponential e -> number(Powers.exp(scalar(e.exponent())));
      case Expr.Absolute a -> number(absolute(scalar(a.operand())));
      case Expr.Norm n -> number(norm(of(n.vector())));
      case Expr.Determinant d -> number(determinant(of(d.matrix())));
      case Expr.Trace t -> number(trace(of(t.matrix())));
      case Expr.Transpose t -> of(t.operand()).transpose();
      case Expr.Inverse i -> inverse(of(i.matrix()));
      case Expr.SumOver s ->
          number(Indices.sumOver(scalar(s.body()), s.index(), scalar(s.upper())));
      case Expr.ProductOver p ->
          number(Indices.productOver(scalar(p.body()), p.index(), scalar(p.upper())));
      case Expr.DensityAt d -> number(Powers.exp(densities.log(d.density(), d.argument())));
      case Expr.Expectation e -> expectation(e);
      case Expr.Integral i -> integral(i);
      case Expr.Divergence d -> number(densities.divergence(d.q(), d.p()));
      case Expr.Entropy e -> number(densities.crossEntropy(e.q(), e.q()));
      case Expr.CrossEntropy c -> number(densities.crossEntropy(c.q(), c.p()));
    };
  }

  private static Value number(Poly poly) {
    return new Value.Scalar(poly);
  }

  private static Poly constant(Expr.Constant constant) {
    return switch (constant.name()) {
      case PI -> Poly.atom(new Atom.Pi());
      case E -> Powers.exp(Poly.ONE);
    };
  }

  private Value symbol(Expr.Symbol symbol) {
    String name = symbol.name();
    Expr meaning = bound.contains(name) ? null : declarations.definitions().get(name);
    if (meaning != null) {
      return of(meaning);
    }
    return switch (symbol.shape()) {
      case SCALAR -> number(scalarSymbol(name));
      case VECTOR, ROW -> Value.of(symbol.shape(), vectorSymbol(name));
      case MATRIX -> new Value.Square(MatrixPoly.of(Word.of(letter(name))));
    };
  }

  private Poly scalarSymbol(String name) {
    return name.equals(declarations.dimension())
        ? Indices.N
        : Poly.atom(new Atom.Variable(name, declarations.positive().contains(name)));
  }

  /// The vector called 1 is the vector of ones.
  private MatrixPoly vectorSymbol(String name) {
    if (name.equals("1")) {
      return MatrixPoly.IDENTITY;
    }
    boolean positive = declarations.positive().contains(name);
    return MatrixPoly.diagonal(Poly.atom(new Atom.Component(name, Atom.BOUND, positive)));
  }

  private Letter letter(String name) {
    boolean covariance = declarations.covariances().contains(name);
    return new Letter.Named(name, Rational.ONE, false, covariance);
  }

  private Poly component(Expr.Component c) {
    String index = c.index().text();
    Value vector = of(c.vector());
    if (vector instanceof Value.Scalar(Poly p)) {
      if (p.isZero() || (c.index() instanceof Index.Fixed(int k) && k == 1)) {
        return p;
      }
      throw new OutsideFragmentException("a scalar has no component " + index);
    }
    return Words.vectorEntry(vector.matrix(), index);
  }

  /// Numbers are added all at once, vectors and matrices one by one.
  private Value sum(List<Expr> terms) {
    Value sum = number(Poly.ZERO);
    List<Poly> numbers = new ArrayList<>(terms.size());
    for (Expr term : terms) {
      Value value = of(term);
      if (value instanceof Value.Scalar(Poly p)) {
        numbers.add(p);
      } else {
        sum = sum.plus(value);
      }
    }
    return sum.plus(number(Poly.sum(numbers)));
  }

  private Value product(List<Expr> factors) {
    Value product = number(Poly.ONE);
    for (Expr factor : factors) {
      product = product.times(of(factor));
    }
    return product;
  }

  private Value power(Expr.Power p) {
    Value base = of(p.base());
    Poly exponent = scalar(p.exponent());
    Rational constant = exponent.asRational();
    if (base instanceof Value.Scalar(Poly b)) {
      return number(
          constant != null ? Powers.power(b, constant) : Powers.exp(exponent.times(Powers.ln(b))));
    }
    if (constant == null) {
      throw new OutsideFragmentException("a matrix to a symbolic power");
    }
    if (constant.signum() < 0) {
      assumeInvertible(base.matrix());
    }
    return new Value.Square(Matrices.power(base.matrix(), constant));
  }

  private static Poly absolute(Poly value) {
    return value.isPositive() ? value : Powers.power(value.times(value), Rational.HALF);
  }

  private static Poly norm(Value vector) {
    Value squared =
        vector instanceof Value.Row
            ? vector.times(vector.transpose())
            : vector.transpose().times(vector);
    return Powers.power(squared.scalar(), Rational.HALF);
  }

  private static Poly determinant(Value value) {
    return value instanceof Value.Scalar(Poly p) ? p : Matrices.determinant(value.matrix());
  }

  private static Poly trace(Value value) {
    return value instanceof Value.Scalar(Poly p) ? p : Words.trace(value.matrix());
  }

  private Value inverse(Value value) {
    if (value instanceof Value.Scalar(Poly p)) {
      return number(Powers.power(p, Rational.of(-1)));
    }
    assumeInvertible(value.matrix());
    return new Value.Square(Matrices.inverse(value.matrix()));
  }

  private void assumeInvertible(MatrixPoly matrix) {
    for (Word word : matrix.terms().keySet()) {
      for (Letter letter : word.letters()) {
        if (letter instanceof Letter.Named n && !n.covariance()) {
          assume(n.name() + " is invertible");
        }
      }
    }
  }

  private Value expectation(Expr.Expectation e) {
    Value body = within(e.variable(), e.body());
    return densities.expectation(e.density(), e.variable()).of(body);
  }

  private Value integral(Expr.Integral i) {
    Value body = within(i.variable(), i.body());
    if (body instanceof Value.Scalar(Poly poly)) {
      return number(new Integrals(densities, i.variable()).of(poly));
    }
    return new Integrals(densities, i.variable()).of(body);
  }

  private Value within(Expr.Symbol variable, Expr body) {
    int hides = declarations.definitions().containsKey(variable.name()) ? 1 : 0;
    bound.push(variable.name());
    hiding += hides;
    Value value = of(body);
    hiding -= hides;
    bound.pop();
    return value;
  }
}
