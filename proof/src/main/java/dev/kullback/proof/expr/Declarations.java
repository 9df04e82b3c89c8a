package dev.kullback.proof.expr;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a derivation may rely on: the laws, the dimension, the definitions, what is positive.
///
/// Instances are immutable; every `with` returns a new one.
///
/// @param dimension the letter of the dimension, usually n, always at least 1
/// @param laws the Gaussian laws by the text of their density
/// @param definitions what a symbol abbreviates, by its name: Sigma for diag(sigma_i^2)
/// @param positive scalars, and vectors of which every component, that are positive
/// @param covariances matrices that are symmetric positive definite
public record Declarations(
    String dimension,
    Map<String, Law> laws,
    Map<String, Expr> definitions,
    Set<String> positive,
    Set<String> covariances) {

  /// Copies the collections, keeping their order.
  public Declarations {
    laws = Collections.unmodifiableMap(new LinkedHashMap<>(laws));
    definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    positive = Collections.unmodifiableSet(new LinkedHashSet<>(positive));
    covariances = Collections.unmodifiableSet(new LinkedHashSet<>(covariances));
  }

  /// Nothing but a dimension n.
  ///
  /// @return the empty declarations
  public static Declarations empty() {
    return new Declarations("n", Map.of(), Map.of(), Set.of(), Set.of());
  }

  /// The dimension as an expression.
  ///
  /// @return the symbol
  public Expr.Symbol dimensionSymbol() {
    return Formula.scalar(dimension);
  }

  /// The law of a density, if it is declared.
  ///
  /// @param density the density
  /// @return its law
  public Optional<Law> law(Density density) {
    return Optional.ofNullable(laws.get(density.text()));
  }

  /// Adds a law, replacing one of the same density.
  ///
  /// @param law the law
  /// @return the extended declarations
  public Declarations withLaw(Law law) {
    Map<String, Law> more = new LinkedHashMap<>(laws);
    more.put(law.density().text(), law);
    return new Declarations(dimension, more, definitions, positive, covariances);
  }

  /// Adds a definition, replacing one of the same name.
  ///
  /// @param name the symbol
  /// @param meaning what it abbreviates
  /// @return the extended declarations
  public Declarations withDefinition(String name, Expr meaning) {
    Map<String, Expr> more = new LinkedHashMap<>(definitions);
    more.put(name, meaning);
    return new Declarations(dimension, laws, more, positive, covariances);
  }

  /// Whether an expression, with every symbol replaced by what it abbreviates and every density by
  /// its law, mentions a name. A definition of that name by it would lead back to itself and say
  /// nothing.
  ///
  /// @param expr the expression
  /// @param name the symbol
  /// @return true where it does
  public boolean leadsTo(Expr expr, String name) {
    return leadsTo(expr, name, new java.util.HashSet<>());
  }

  private boolean leadsTo(Expr expr, String name, Set<String> followed) {
    if (expr instanceof Expr.Symbol s) {
      Expr meaning = definitions.get(s.name());
      return s.name().equals(name)
          || (meaning != null && followed.add(s.name()) && leadsTo(meaning, name, followed));
    }
    for (Density density : Tree.densities(expr)) {
      Law law = laws.get(density.text());
      if (law != null && followed.add(density.text()) && leadsTo(law, name, followed)) {
        return true;
      }
    }
    return Tree.children(expr).stream().anyMatch(part -> leadsTo(part, name, followed));
  }

  private boolean leadsTo(Law law, String name, Set<String> followed) {
    return leadsTo(law.mean(), name, followed) || leadsTo(law.covariance(), name, followed);
  }

  /// Declares a scalar, or every component of a vector, positive.
  ///
  /// @param name the symbol
  /// @return the extended declarations
  public Declarations withPositive(String name) {
    Set<String> more = new LinkedHashSet<>(positive);
    more.add(name);
    return new Declarations(dimension, laws, definitions, more, covariances);
  }

  /// Declares a matrix symmetric positive definite.
  ///
  /// @param name the symbol
  /// @return the extended declarations
  public Declarations withCovariance(String name) {
    Set<String> more = new LinkedHashSet<>(covariances);
    more.add(name);
    return new Declarations(dimension, laws, definitions, positive, more);
  }

  /// Names the dimension.
  ///
  /// @param name its letter
  /// @return the changed declarations
  public Declarations withDimension(String name) {
    return new Declarations(name, laws, definitions, positive, covariances);
  }
}
