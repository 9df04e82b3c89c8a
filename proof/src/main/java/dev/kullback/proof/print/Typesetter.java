package dev.kullback.proof.print;

import dev.kullback.proof.expr.Density;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Index;
import dev.kullback.proof.expr.Rational;
import dev.kullback.proof.expr.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns an expression into boxes, with brackets where they are needed and only there.
final class Typesetter {

  /// How tightly a box holds together; a looser box inside a tighter place gets brackets.
  private static final int SUM = 0;

  private static final int PRODUCT = 1;
  private static final int FACTOR = 2;
  private static final int BASE = 3;

  private Typesetter() {}

  static Box of(Expr expr) {
    return at(SUM, expr);
  }

  private static Box at(int place, Expr expr) {
    Box box = box(expr);
    return strength(expr) < place ? new Box.Fenced("(", box, ")") : box;
  }

  private static int strength(Expr expr) {
    return switch (expr) {
      case Expr.Sum s -> s.terms().size() == 1 ? strength(s.terms().getFirst()) : SUM;
      case Expr.Negation _ -> SUM;
      case Expr.Literal l when l.value().signum() < 0 -> SUM;
      case Expr.Product p -> p.factors().isEmpty() ? BASE : PRODUCT;
      case Expr.SumOver _, Expr.ProductOver _ -> PRODUCT;
      case Expr.Integral _, Expr.DensityAt _, Expr.Expectation _, Expr.Divergence _ -> FACTOR;
      case Expr.Entropy _, Expr.CrossEntropy _ -> FACTOR;
      case Expr.Diagonal _ -> FACTOR;
      case Expr.Logarithm _, Expr.Trace _ -> FACTOR;
      case Expr.Literal l -> l.value().isInteger() ? BASE : FACTOR;
      case Expr.Quotient _ -> FACTOR;
      case Expr.Power _, Expr.Exponential _, Expr.Inverse _, Expr.Transpose _ -> FACTOR;
      default -> BASE;
    };
  }

  private static Box box(Expr expr) {
    return switch (expr) {
      case Expr.Literal l -> literal(l.value());
      case Expr.Constant c -> Box.name(c.name() == Expr.Constant.Name.PI ? "π" : "e");
      case Expr.Symbol s -> symbol(s);
      case Expr.Identity _ -> Box.name("I");
      case Expr.Component c -> component(c);
      case Expr.Entry e -> entry(e);
      case Expr.Diagonal d -> diagonal(d);
      case Expr.Sum s -> sum(s.terms());
      case Expr.Product p -> product(p.factors());
      case Expr.Negation n -> Box.row(Box.sign("−"), at(PRODUCT, n.operand()));
      case Expr.Quotient q -> new Box.Fraction(of(q.numerator()), of(q.denominator()));
      case Expr.Power p -> power(p);
      case Expr.Root r -> new Box.Radical(of(r.radicand()));
      case Expr.Logarithm l -> Box.row(Box.function("ln"), argument(l.argument()));
      case Expr.Exponential e -> exponential(e);
      case Expr.Absolute a -> new Box.Fenced("|", of(a.operand()), "|");
      case Expr.Norm n -> new Box.Fenced("‖", of(n.vector()), "‖");
      case Expr.Determinant d -> new Box.Fenced("|", of(d.matrix()), "|");
      case Expr.Trace t -> Box.row(Box.function("tr"), bracketed(t.matrix()));
      case Expr.Transpose t -> raised(t.operand(), Box.sign("T"));
      case Expr.Inverse i -> raised(i.matrix(), Box.number("−1"));
      case Expr.SumOver s -> over("∑", s.index(), s.upper(), s.body());
      case Expr.ProductOver p -> over("∏", p.index(), p.upper(), p.body());
      case Expr.DensityAt d -> density(d.density(), d.argument());
      case Expr.Expectation e -> expectation(e);
      case Expr.Integral i -> integral(i);
      case Expr.Divergence d -> divergence(d.q(), d.p());
      case Expr.Entropy e -> Box.row(Box.name("H"), fenced(name(e.q())));
      case Expr.CrossEntropy c ->
          Box.row(Box.name("H"), fenced(Box.row(name(c.q()), Box.sign(","), name(c.p()))));
    };
  }

  private static Box literal(Rational value) {
    if (value.isInteger()) {
      String digits = value.numerator().abs().toString();
      return Box.number(value.signum() < 0 ? "−" + digits : digits);
    }
    Box fraction =
        new Box.Fraction(
            Box.number(value.numerator().abs().toString()),
            Box.number(value.denominator().toString()));
    return value.signum() < 0 ? Box.row(Box.sign("−"), fraction) : fraction;
  }

  private static Box symbol(Expr.Symbol symbol) {
    Box letter = letter(symbol);
    String label = Names.label(symbol.name());
    return label.isEmpty() ? letter : new Box.Scripts(letter, label(label), null);
  }

  private static Box letter(Expr.Symbol symbol) {
    boolean vector = symbol.shape() == Shape.VECTOR;
    return new Box.Leaf(Names.letter(symbol.name()), vector ? Box.Style.VECTOR : Box.Style.NAME);
  }

  private static Box label(String label) {
    boolean number = label.chars().allMatch(Character::isDigit);
    return number ? Box.number(label) : Box.name(label);
  }

  private static Box component(Expr.Component c) {
    if (c.vector() instanceof Expr.Symbol s) {
      String label = Names.label(s.name());
      Box index = index(c.index());
      Box below = label.isEmpty() ? index : Box.row(label(label), Box.sign(","), index);
      return new Box.Scripts(letter(s), below, null);
    }
    return new Box.Scripts(at(BASE, c.vector()), index(c.index()), null);
  }

  private static Box entry(Expr.Entry e) {
    Box below = Box.row(index(e.row()), Box.sign(","), index(e.column()));
    if (e.matrix() instanceof Expr.Symbol s && Names.label(s.name()).isEmpty()) {
      return new Box.Scripts(letter(s), below, null);
    }
    return new Box.Scripts(new Box.Fenced("(", of(e.matrix()), ")"), below, null);
  }

  private static Box index(Index index) {
    return switch (index) {
      case Index.Variable(String name) -> Box.name(name);
      case Index.Fixed(int value) -> Box.number(Integer.toString(value));
    };
  }

  private static Box diagonal(Expr.Diagonal d) {
    return Box.row(Box.function("diag"), fenced(of(d.entry())));
  }

  private static Box sum(List<Expr> terms) {
    List<Box> parts = new ArrayList<>();
    for (Expr term : terms) {
      boolean negative = isNegative(term);
      if (negative) {
        parts.add(Box.sign("−"));
      } else if (!parts.isEmpty()) {
        parts.add(Box.sign("+"));
      }
      parts.add(negative ? at(PRODUCT, opposite(term)) : at(PRODUCT, term));
    }
    return new Box.Row(parts);
  }

  private static boolean isNegative(Expr term) {
    return term instanceof Expr.Negation
        || (term instanceof Expr.Literal l && l.value().signum() < 0);
  }

  private static Expr opposite(Expr term) {
    return switch (term) {
      case Expr.Negation n -> n.operand();
      case Expr.Literal l -> new Expr.Literal(l.value().negate(), l.span());
      default -> term;
    };
  }

  private static Box product(List<Expr> factors) {
    List<Box> parts = new ArrayList<>();
    for (int k = 0; k < factors.size(); k++) {
      Expr factor = factors.get(k);
      boolean last = k == factors.size() - 1;
      boolean open = strength(factor) == PRODUCT && !(factor instanceof Expr.Product);
      if (k > 0 && startsWithDigit(factor)) {
        parts.add(Box.sign("·"));
      }
      parts.add(last && open ? box(factor) : at(FACTOR, factor));
    }
    return new Box.Row(parts);
  }

  private static boolean startsWithDigit(Expr factor) {
    return switch (factor) {
      case Expr.Literal _ -> true;
      case Expr.Power p -> startsWithDigit(p.base());
      default -> false;
    };
  }

  private static Box power(Expr.Power p) {
    return raised(p.base(), of(p.exponent()));
  }

  private static Box raised(Expr base, Box above) {
    if (base instanceof Expr.Component
        || (base instanceof Expr.Symbol s && !Names.label(s.name()).isEmpty())) {
      Box.Scripts scripts = (Box.Scripts) box(base);
      return new Box.Scripts(scripts.base(), scripts.below(), above);
    }
    return new Box.Scripts(at(BASE, base), null, above);
  }

  private static Box exponential(Expr.Exponential e) {
    return Box.row(Box.function("exp"), fenced(of(e.exponent())));
  }

  /// The argument of a logarithm: bare when it is a fenced or single thing, else in brackets.
  private static Box argument(Expr argument) {
    return strength(argument) == BASE ? box(argument) : fenced(of(argument));
  }

  private static Box bracketed(Expr argument) {
    return fenced(of(argument));
  }

  private static Box fenced(Box body) {
    return new Box.Fenced("(", body, ")");
  }

  private static Box over(String sign, String index, Expr upper, Expr body) {
    Box below = Box.row(Box.name(index), Box.sign("="), Box.number("1"));
    boolean loose = strength(body) < PRODUCT;
    Box inside = loose ? new Box.Fenced("(", box(body), ")") : box(body);
    return Box.row(new Box.Large(sign, below, of(upper)), inside);
  }

  private static Box name(Density density) {
    return density.of().isEmpty() ? Box.name(density.name()) : density(density, null);
  }

  private static Box density(Density density, @Nullable Expr argument) {
    List<Box> parts = new ArrayList<>();
    if (argument == null
        || (argument instanceof Expr.Symbol s && density.of().contains(s.name()))) {
      variables(density.of(), parts);
    } else {
      parts.add(of(argument));
    }
    if (!density.given().isEmpty()) {
      parts.add(Box.sign("∣"));
      variables(density.given(), parts);
    }
    return Box.row(Box.name(density.name()), fenced(new Box.Row(parts)));
  }

  private static void variables(List<String> names, List<Box> parts) {
    for (int k = 0; k < names.size(); k++) {
      if (k > 0) {
        parts.add(Box.sign(","));
      }
      parts.add(new Box.Leaf(Names.letter(names.get(k)), Box.Style.VECTOR));
    }
  }

  private static Box expectation(Expr.Expectation e) {
    Box below = Box.row(symbol(e.variable()), Box.sign("∼"), name(e.density()));
    Box letter = new Box.Scripts(Box.function("E"), below, null);
    return Box.row(letter, new Box.Fenced("[", of(e.body()), "]"));
  }

  private static Box integral(Expr.Integral i) {
    boolean loose = strength(i.body()) < PRODUCT;
    Box body = loose ? new Box.Fenced("(", box(i.body()), ")") : box(i.body());
    return Box.row(new Box.Large("∫", null, null), body, Box.function("d"), symbol(i.variable()));
  }

  private static Box divergence(Density q, Density p) {
    return Box.row(Box.function("KL"), fenced(Box.row(name(q), Box.sign("‖"), name(p))));
  }
}
