package dev.kullback.distribution;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// Densities and tanh-sinh integration, independent of the library.
final class Quadrature {
  private Quadrature() {}

  /// `∫ q ln q/p` over the support of q, in pieces at its kinks.
  static double divergence(Distribution q, Distribution p) {
    DoubleUnaryOperator ofQ = logDensity(q);
    DoubleUnaryOperator ofP = logDensity(p);
    DoubleUnaryOperator integrand =
        x -> {
          double logQ = ofQ.applyAsDouble(x);
          return logQ == Double.NEGATIVE_INFINITY
              ? 0
              : Math.exp(logQ) * (logQ - ofP.applyAsDouble(x));
        };
    double sum = 0;
    double[] ends = pieces(q, p);
    for (int i = 0; i + 1 < ends.length; i++) {
      sum += integral(ends[i], ends[i + 1], integrand);
    }
    return sum;
  }

  private static double[] pieces(Distribution q, Distribution p) {
    double middle =
        switch (q) {
          case Normal d -> d.mean();
          case Laplace d -> d.location();
          case Logistic d -> d.location();
          case Gumbel d -> d.location();
          case LogNormal d -> Math.exp(d.mean());
          case Gamma d -> d.shape() * d.scale();
          case Exponential d -> 1 / d.rate();
          case HalfNormal d -> d.scale();
          case TruncatedNormal d -> Math.max(d.lower(), Math.min(d.upper(), d.mean()));
          case Uniform d -> 0.5 * (d.lower() + d.upper());
        };
    double kink = p instanceof Laplace d ? d.location() : middle;
    return DoubleStream.of(q.lower(), middle, kink, q.upper()).sorted().distinct().toArray();
  }

  /// The logarithm of a density, its normalising constant computed once.
  static DoubleUnaryOperator logDensity(Distribution d) {
    return switch (d) {
      case Normal n -> x -> normal(x, n.mean(), n.deviation());
      case LogNormal n ->
          x -> x <= 0 ? -1e308 : normal(Math.log(x), n.mean(), n.deviation()) - Math.log(x);
      case HalfNormal n -> x -> Math.log(2) + normal(x, 0, n.scale());
      case TruncatedNormal n -> {
        double logMass = Math.log(mass(n));
        yield x -> normal(x, n.mean(), n.deviation()) - logMass;
      }
      case Laplace l -> x -> -Math.abs(x - l.location()) / l.scale() - Math.log(2 * l.scale());
      case Logistic l -> x -> logistic(l, Math.abs(x - l.location()) / l.scale());
      case Gumbel g -> x -> gumbel(g, (x - g.location()) / g.scale());
      case Uniform u -> x -> -Math.log(u.upper() - u.lower());
      case Exponential e -> x -> Math.log(e.rate()) - e.rate() * x;
      case Gamma g -> {
        double logGamma = Math.log(gamma(g.shape()) * g.scale());
        yield x ->
            x <= 0 ? -1e308 : (g.shape() - 1) * Math.log(x / g.scale()) - x / g.scale() - logGamma;
      }
    };
  }

  private static double logistic(Logistic d, double z) {
    return -z - 2 * Math.log1p(Math.exp(-z)) - Math.log(d.scale());
  }

  private static double gumbel(Gumbel d, double z) {
    return -z - Math.exp(-z) - Math.log(d.scale());
  }

  private static double gamma(double shape) {
    // x = eᵗ: the integrand is smooth for every shape.
    return integral(
        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, t -> Math.exp(shape * t - Math.exp(t)));
  }

  private static double mass(TruncatedNormal n) {
    DoubleUnaryOperator density = x -> Math.exp(normal(x, n.mean(), n.deviation()));
    double split = Math.max(n.lower(), Math.min(n.upper(), n.mean()));
    return integral(n.lower(), split, density) + integral(split, n.upper(), density);
  }

  private static double normal(double x, double mean, double deviation) {
    double z = (x - mean) / deviation;
    return -0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - Math.log(deviation);
  }

  /// Tanh-sinh on a bounded interval, exp-sinh and sinh-sinh on unbounded ones.
  static double integral(double from, double to, DoubleUnaryOperator f) {
    if (from == to) {
      return 0;
    }
    double step = 1.0 / 128;
    double sum = 0;
    for (int i = -700; i <= 700; i++) {
      double t = i * step;
      double s = 0.5 * Math.PI * Math.sinh(t);
      double slope = 0.5 * Math.PI * Math.cosh(t);
      double term = term(from, to, s, slope, f);
      sum += Double.isFinite(term) ? term : 0;
    }
    return sum * step;
  }

  private static double term(
      double from, double to, double s, double slope, DoubleUnaryOperator f) {
    boolean left = from == Double.NEGATIVE_INFINITY;
    boolean right = to == Double.POSITIVE_INFINITY;
    if (left && right) {
      return f.applyAsDouble(Math.sinh(s)) * Math.cosh(s) * slope;
    }
    if (right) {
      return f.applyAsDouble(from + Math.exp(s)) * Math.exp(s) * slope;
    }
    if (left) {
      return f.applyAsDouble(to - Math.exp(s)) * Math.exp(s) * slope;
    }
    double half = 0.5 * (to - from);
    double near = half * Math.exp(-Math.abs(s)) / Math.cosh(s);
    double x = s < 0 ? from + near : to - near;
    return near == 0 ? 0 : f.applyAsDouble(x) * half * slope / (Math.cosh(s) * Math.cosh(s));
  }
}
