package dev.kullback.app.kl.literal;

import dev.kullback.Gaussian;

/// A Gaussian as written; its dimension may be left to the other one.
public final class GaussianLiteral {
  private final Lexer lexer;
  private final MeanLiteral mean;
  private final int meanAt;
  private final CovarianceLiteral covariance;
  private final int covarianceAt;

  GaussianLiteral(
      Lexer lexer, MeanLiteral mean, int meanAt, CovarianceLiteral covariance, int covarianceAt) {
    this.lexer = lexer;
    this.mean = mean;
    this.meanAt = meanAt;
    this.covariance = covariance;
    this.covarianceAt = covarianceAt;
    if (mean.dimension() > 0
        && covariance.dimension() > 0
        && mean.dimension() != covariance.dimension()) {
      throw covarianceError(
          "needs a covariance of dimension %d like the mean, got %d"
              .formatted(mean.dimension(), covariance.dimension()));
    }
  }

  /// Reads a Gaussian: `N(mean, covariance)`, the mean a number or `[..]`, the covariance a number,
  /// `I`, `c I`, `diag(..)`, `[[..],[..]]`, `precision([[..]])`, `lowrank([[W]], [D])`,
  /// `kron([[A]], [[B]])`, `blocks(..)`, `circulant([..])`, `tridiagonal([..], [..])` or
  /// `banded([..], ..)`.
  ///
  /// @param label what to call it in errors: Q or P
  /// @param text what the user wrote
  /// @return the literal
  /// @throws LiteralException pointing at what cannot be read
  public static GaussianLiteral parse(String label, String text) {
    Lexer lexer = new Lexer(label, text);
    GaussianLiteral literal = new GaussianParser(lexer).gaussian();
    lexer.expectEnd("after the last parenthesis");
    return literal;
  }

  /// The Gaussian by itself.
  ///
  /// @return of the dimension it says, or 1 if that is left open
  /// @throws LiteralException for what is no covariance
  public Gaussian alone() {
    return inDimension(Math.max(1, dimension()));
  }

  /// How many coordinates it says there are.
  ///
  /// @return the dimension, or 0 if it is left open
  int dimension() {
    return Math.max(mean.dimension(), covariance.dimension());
  }

  /// The Gaussian in a given dimension.
  Gaussian inDimension(int n) {
    try {
      return Gaussian.of(mean.inDimension(n), covariance.inDimension(n));
    } catch (IllegalArgumentException e) {
      throw covarianceError(String.valueOf(e.getMessage()));
    }
  }

  LiteralException dimensionError(String problem) {
    return mean.dimension() > 0 ? lexer.error(meanAt, problem) : covarianceError(problem);
  }

  private LiteralException covarianceError(String problem) {
    return lexer.error(covarianceAt, problem);
  }
}
