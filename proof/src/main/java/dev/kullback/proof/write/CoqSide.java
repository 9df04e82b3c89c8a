package dev.kullback.proof.write;

import dev.kullback.proof.derive.Family;
import dev.kullback.proof.expr.Expr;
import dev.kullback.proof.expr.Law;
import java.util.ArrayList;
import java.util.List;

/// One of the two Gaussians in the words of the Coq theories.
///
/// @param family its family; that of q where p shares its covariance
/// @param number the name of its mean, empty where it is zero
/// @param suffix what the names of its covariance's parameters end with
record CoqSide(Family family, String number, String suffix) {

  /// Reads the side off its law.
  static CoqSide of(Family family, Law law) {
    String mean = law.mean() instanceof Expr.Symbol symbol ? name(symbol.name()) : "";
    return new CoqSide(family, mean, suffix(law.covariance()));
  }

  /// A symbol's name without the underscore of its suffix.
  static String name(String symbol) {
    return symbol.replace("_", "");
  }

  private static String suffix(Expr covariance) {
    return switch (covariance) {
      case Expr.Symbol s -> name(s.name()).replaceFirst("^[A-Za-z]+", "");
      case Expr.Power p -> suffix(p.base());
      default -> "";
    };
  }

  boolean isFull() {
    return family == Family.FULL;
  }

  private boolean isStandard() {
    return family == Family.STANDARD;
  }

  /// The dimension as a term.
  String dimension() {
    return family == Family.UNIVARIATE ? "1" : "n";
  }

  /// The mean as a vector.
  String mean() {
    if (number.isEmpty()) {
      return "zeros";
    }
    return family == Family.UNIVARIATE ? "(fun _ => " + number + ")" : number;
  }

  /// The name of the scale parameter.
  String standardDeviation() {
    if (family == Family.ISOTROPIC) {
      return suffix.equals("2") ? "tau" : "sigma";
    }
    return "sigma" + suffix;
  }

  /// The standard deviations as a vector.
  String scale() {
    return switch (family) {
      case STANDARD -> "ones";
      case DIAGONAL -> standardDeviation();
      default -> "(fun _ => " + standardDeviation() + ")";
    };
  }

  /// Σ as a term.
  String matrix() {
    if (isStandard()) {
      return "identity";
    }
    return isFull() ? "Sigma" + suffix : "(diagonal_matrix (fun i => " + variance() + "))";
  }

  /// Σ⁻¹ as a term.
  String precision() {
    if (isStandard()) {
      return "identity";
    }
    return isFull() ? "P" + suffix : "(diagonal_matrix (fun i => / " + variance() + "))";
  }

  /// ln|Σ| as a term.
  String logDeterminant() {
    if (isStandard()) {
      return "0";
    }
    return isFull() ? "logdet" + suffix : "(ln (determinant_of_diagonal n " + scale() + "))";
  }

  private String variance() {
    return standardDeviation() + (family == Family.DIAGONAL ? " i" : "") + " ^ 2";
  }

  /// The parameters as binders.
  List<String> binders() {
    List<String> binders = new ArrayList<>();
    if (!number.isEmpty()) {
      binders.add("(" + number + (family == Family.UNIVARIATE ? " : R)" : " : vector)"));
    }
    switch (family) {
      case ISOTROPIC, UNIVARIATE -> binders.add("(" + standardDeviation() + " : R)");
      case DIAGONAL -> binders.add("(" + standardDeviation() + " : vector)");
      case FULL -> {
        binders.add("(" + matrix() + " " + precision() + " : matrix)");
        binders.add("(" + logDeterminant() + " : R)");
      }
      default -> {}
    }
    return binders;
  }

  /// The name of the premise that the scale is positive.
  String premise() {
    return "H" + standardDeviation();
  }

  /// That the scale is positive, if there is one.
  List<String> premises() {
    return switch (family) {
      case ISOTROPIC, UNIVARIATE ->
          List.of("(" + premise() + " : 0 < " + standardDeviation() + ")");
      case DIAGONAL -> List.of("(" + premise() + " : positive n " + standardDeviation() + ")");
      default -> List.of();
    };
  }

  /// The proof that the scale is positive in every coordinate.
  String positivity() {
    return switch (family) {
      case STANDARD -> "(ones_pos n)";
      case DIAGONAL -> premise();
      default -> "(fun _ _ => " + premise() + ")";
    };
  }
}
