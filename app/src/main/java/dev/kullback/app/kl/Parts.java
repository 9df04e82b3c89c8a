package dev.kullback.app.kl;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.app.kl.literal.Pair;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.divergence.DirectionTerm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A divergence in parts: of each coordinate in order where these are independent in both, else of
/// each generalised eigendirection, in which q and p are both diagonal, the largest first.
///
/// @param areCoordinates whether they are coordinates
/// @param list the parts
record Parts(boolean areCoordinates, List<Part> list) {

  /// The parts of a pair; none of a point mass against a covariance of another structure.
  static Optional<Parts> of(Pair pair) {
    Gaussian q = pair.q();
    Gaussian p = pair.p();
    if (isDiagonal(q) && isDiagonal(p)) {
      return Optional.of(
          new Parts(true, KullbackLeibler.perCoordinate(q, p).stream().map(Part::of).toList()));
    }
    return isSingular(q) || isSingular(p)
        ? Optional.empty()
        : Optional.of(new Parts(false, directions(q, p)));
  }

  private static List<Part> directions(Gaussian q, Gaussian p) {
    return DirectionTerm.of(q, p).stream()
        .sorted(Comparator.comparingDouble(DirectionTerm::nats).reversed())
        .map(Part::of)
        .toList();
  }

  String text() {
    Columns table = new Columns();
    if (areCoordinates) {
      table.row("coordinate", "nats", "mean term", "covariance term");
    } else {
      table.row("direction", "nats", "mean term", "covariance term", "variance of q / of p");
    }
    for (int i = 0; i < list.size(); i++) {
      add(table, i, list.get(i));
    }
    return table.toString();
  }

  private static void add(Columns table, int i, Part part) {
    String nats = Columns.number(part.nats());
    String mean = Columns.number(part.mean());
    String covariance = Columns.number(part.covariance());
    if (part.ratio() == null) {
      table.row(String.valueOf(i), nats, mean, covariance);
    } else {
      table.row(String.valueOf(i), nats, mean, covariance, Columns.number(part.ratio()));
    }
  }

  private static boolean isDiagonal(Gaussian g) {
    return g.covariance() instanceof Isotropic || g.covariance() instanceof Diagonal;
  }

  private static boolean isSingular(Gaussian g) {
    return g.covariance().logDeterminant() == Double.NEGATIVE_INFINITY;
  }
}
