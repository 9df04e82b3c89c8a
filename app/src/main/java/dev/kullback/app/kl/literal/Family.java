package dev.kullback.app.kl.literal;

import dev.kullback.distribution.Distribution;
import dev.kullback.distribution.Exponential;
import dev.kullback.distribution.Gamma;
import dev.kullback.distribution.Gumbel;
import dev.kullback.distribution.HalfNormal;
import dev.kullback.distribution.Laplace;
import dev.kullback.distribution.LogNormal;
import dev.kullback.distribution.Logistic;
import dev.kullback.distribution.Normal;
import dev.kullback.distribution.TruncatedNormal;
import dev.kullback.distribution.Uniform;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A univariate family by the name it has in a literal. As in `N(mean, variance)`, what is normal
/// underneath is given by its variance.
enum Family {
  NORMAL("N", "mean, variance", x -> new Normal(x[0], deviation(x[1]))),
  LOG_NORMAL("LogNormal", "mean, variance", x -> new LogNormal(x[0], deviation(x[1]))),
  HALF_NORMAL("HalfNormal", "variance", x -> new HalfNormal(deviation(x[0]))),
  TRUNCATED_NORMAL(
      "TruncatedNormal",
      "mean, variance, lower, upper",
      x -> new TruncatedNormal(x[0], deviation(x[1]), x[2], x[3])),
  LAPLACE("Laplace", "location, scale", x -> new Laplace(x[0], x[1])),
  LOGISTIC("Logistic", "location, scale", x -> new Logistic(x[0], x[1])),
  GUMBEL("Gumbel", "location, scale", x -> new Gumbel(x[0], x[1])),
  UNIFORM("Uniform", "lower, upper", x -> new Uniform(x[0], x[1])),
  EXPONENTIAL("Exponential", "rate", x -> new Exponential(x[0])),
  GAMMA("Gamma", "shape, scale", x -> new Gamma(x[0], x[1]));

  private final String text;
  private final List<String> parameters;
  private final Function<double[], Distribution> maker;

  Family(String text, String parameters, Function<double[], Distribution> maker) {
    this.text = text;
    this.parameters = List.of(parameters.split(", "));
    this.maker = maker;
  }

  private static double deviation(double variance) {
    if (!(variance > 0)) {
      throw new IllegalArgumentException("a variance needs to be positive, got " + variance);
    }
    return Math.sqrt(variance);
  }

  static Optional<Family> named(String name) {
    return Arrays.stream(values()).filter(f -> f.text.equals(name)).findFirst();
  }

  /// All forms, for an error.
  static String forms() {
    return Arrays.stream(values()).map(Family::form).collect(Collectors.joining(", "));
  }

  String form() {
    return text + "(" + String.join(", ", parameters) + ")";
  }

  List<String> parameters() {
    return parameters;
  }

  Distribution of(double... values) {
    return maker.apply(values);
  }

  @Override
  public String toString() {
    return text;
  }
}
