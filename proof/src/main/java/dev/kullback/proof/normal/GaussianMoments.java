package dev.kullback.proof.normal;

import dev.kullback.proof.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The expectation of scalars, vectors and matrices under a multivariate Gaussian law.
///
/// Every occurrence of the variable is split into mean plus noise; the noise is paired off in all
/// ways, each pair being joined by the covariance (Isserlis' theorem), on a [Network] of summed
/// indices.
final class GaussianMoments {

  private static final int MOST_NOISE = 8;

  private final String variable;
  private final MatrixPoly covariance;
  private final Poly mean;

  GaussianMoments(String variable, MatrixPoly mean, MatrixPoly covariance) {
    this.variable = variable;
    this.covariance = covariance;
    this.mean = Words.vectorEntry(mean, Atom.BOUND);
  }

  /// The mean of a product of the atoms in a monomial, all of which depend on the variable.
  Poly scalar(Monomial monomial) {
    if (monomial.exponent() != null) {
      throw new OutsideFragmentException("the mean of an exponential of the variable");
    }
    boolean named = monomial.powers().keySet().stream().anyMatch(this::isNamedComponent);
    return named ? components(monomial) : expand(network(monomial, new Network()), Network::scalar);
  }

  /// The mean of scalar · word, read as a matrix, or as a vector when it stands for word · 1.
  MatrixPoly matrix(Monomial scalar, Word word, boolean isVector) {
    Network start = network(scalar, new Network());
    int[] ends = start.addPath(word);
    start.openRow(ends[0]);
    if (!isVector) {
      start.openColumn(ends[1]);
    }
    return expandMatrix(start);
  }

  private boolean isNamedComponent(Atom atom) {
    return atom instanceof Atom.Component c && c.vector().equals(variable);
  }

  private Poly components(Monomial monomial) {
    List<String> factors = new ArrayList<>();
    for (Map.Entry<Atom, Rational> e : monomial.powers().entrySet()) {
      if (!(e.getKey() instanceof Atom.Component c) || !c.vector().equals(variable)) {
        throw new OutsideFragmentException("a single component times a sum over all of them");
      }
      for (int k = 0; k < Isserlis.degree(e); k++) {
        factors.add(c.index());
      }
    }
    return new Isserlis(
            i -> Indices.rename(mean, Atom.BOUND, i), (i, j) -> Words.entry(covariance, i, j))
        .moment(factors);
  }

  private Network network(Monomial monomial, Network network) {
    for (Map.Entry<Atom, Rational> e : monomial.powers().entrySet()) {
      for (int k = Isserlis.degree(e); k > 0; k--) {
        add(e.getKey(), network);
      }
    }
    return network;
  }

  private static void add(Atom atom, Network network) {
    switch (atom) {
      case Atom.PowerSum s -> network.addVertex(s.body().toPoly());
      case Atom.Bilinear b -> network.addPath(b.word());
      case Atom.TraceOf t -> {
        int[] ends = network.addPath(t.word());
        network.merge(ends[0], ends[1]);
      }
      default ->
          throw new OutsideFragmentException("the mean of a function that is not a polynomial");
    }
  }

  /// One way to choose mean or noise at every occurrence.
  private record Choice(Network network, List<Integer> noise) {}

  private Poly expand(Network start, Function<Network, Poly> reading) {
    Poly sum = Poly.ZERO;
    for (Choice choice : choices(start)) {
      for (Network paired : pairings(choice)) {
        sum = sum.plus(reading.apply(paired));
      }
    }
    return sum;
  }

  private MatrixPoly expandMatrix(Network start) {
    MatrixPoly sum = MatrixPoly.ZERO;
    for (Choice choice : choices(start)) {
      for (Network paired : pairings(choice)) {
        sum = sum.plus(paired.matrix());
      }
    }
    return sum;
  }

  private List<Choice> choices(Network start) {
    List<Choice> choices = List.of(new Choice(start, List.of()));
    for (int v = 0; v < start.vertices().size(); v++) {
      if (start.vertices().get(v).mentionsSymbol(variable)) {
        List<Choice> more = new ArrayList<>();
        for (Choice choice : choices) {
          choose(choice, v, more);
        }
        choices = more;
      }
    }
    return choices.stream().filter(c -> c.noise().size() % 2 == 0).toList();
  }

  private void choose(Choice choice, int vertex, List<Choice> out) {
    Poly value = choice.network().vertices().get(vertex);
    for (Map.Entry<Monomial, Rational> term : value.terms().entrySet()) {
      int degree = degree(term.getKey());
      Monomial rest = rest(term.getKey());
      for (int noise = 0; noise <= degree; noise++) {
        Poly means = Powers.power(mean, Rational.of(degree - noise));
        Rational ways = term.getValue().times(binomial(degree, noise));
        Poly factor = means.times(rest).scale(ways);
        if (!factor.isZero()) {
          out.add(chosen(choice, vertex, factor, noise));
        }
      }
    }
  }

  private static Choice chosen(Choice choice, int vertex, Poly factor, int noise) {
    Network network = choice.network().copy();
    network.vertices().set(vertex, factor);
    List<Integer> places = new ArrayList<>(choice.noise());
    for (int k = 0; k < noise; k++) {
      places.add(vertex);
    }
    if (places.size() > MOST_NOISE) {
      throw new OutsideFragmentException("a moment of degree " + places.size() + " is too high");
    }
    return new Choice(network, places);
  }

  private int degree(Monomial vertex) {
    return vertex.powers().entrySet().stream()
        .filter(e -> isNamedComponent(e.getKey()))
        .mapToInt(Isserlis::degree)
        .sum();
  }

  private Monomial rest(Monomial vertex) {
    Monomial rest = vertex.keep(a -> !isNamedComponent(a), true);
    if (rest.mentionsSymbol(variable)) {
      throw new OutsideFragmentException("the mean of a function that is not a polynomial");
    }
    return rest;
  }

  private static Rational binomial(int n, int k) {
    Rational value = Rational.ONE;
    for (int i = 1; i <= k; i++) {
      value = value.times(Rational.of(n - k + i, i));
    }
    return value;
  }

  private List<Network> pairings(Choice choice) {
    List<Network> done = new ArrayList<>();
    pair(choice.network(), choice.noise(), done);
    return done;
  }

  private void pair(Network network, List<Integer> noise, List<Network> done) {
    if (noise.isEmpty()) {
      done.add(network);
      return;
    }
    for (int k = 1; k < noise.size(); k++) {
      List<Integer> others = new ArrayList<>(noise);
      int partner = others.get(k);
      others.subList(k, k + 1).clear();
      int first = others.removeFirst();
      for (Map.Entry<Word, Poly> part : covariance.terms().entrySet()) {
        Network joined = network.copy();
        List<Integer> places = join(joined, first, partner, part.getKey(), others);
        joined.multiply(first, part.getValue());
        pair(joined, places, done);
      }
    }
  }

  /// Joins two indices by a word of the covariance; says where the remaining noise sits afterwards.
  private static List<Integer> join(Network network, int a, int b, Word word, List<Integer> noise) {
    int ones = word.ones();
    if (word.isDiagonal()) {
      network.merge(a, b);
      network.multiply(a, word.diagonalEntry().toPoly());
      return noise.stream().map(v -> v == b ? a : v).toList();
    }
    if (ones >= 0) {
      Word right = word.sub(ones + 1, word.letters().size()).transpose();
      network.multiply(a, Words.vectorEntry(MatrixPoly.of(word.sub(0, ones)), Atom.BOUND));
      network.multiply(b, Words.vectorEntry(MatrixPoly.of(right), Atom.BOUND));
      return noise;
    }
    network.connect(a, b, word);
    return noise;
  }
}
