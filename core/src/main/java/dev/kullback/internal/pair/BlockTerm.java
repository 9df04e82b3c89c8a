package dev.kullback.internal.pair;

import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.internal.linear.CompensatedSum;
import java.util.BitSet;

/// The covariance term of two block-diagonal matrices: the sum over the pieces between the cuts
/// they have in common. An isotropic or diagonal matrix, or block, can be cut anywhere.
///
/// A piece in which the blocks of q and p still overlap in different ways is taken as a full
/// matrix: there is nothing better.
final class BlockTerm {
  private BlockTerm() {}

  static double of(Covariance q, Reference reference) {
    Covariance p = reference.covariance();
    BitSet cuts = cuts(q);
    cuts.and(cuts(p));
    BitSet ends = ends(q);
    ends.and(ends(p)); // where both have a block of their own end, do not cut before
    CompensatedSum sum = new CompensatedSum();
    int n = q.dimension();
    for (int from = 0, to; from < n; from = to) {
      to = cuts.nextSetBit(from + 1);
      int end = ends.nextSetBit(from + 1);
      if (end > to && Parts.isOneBlock(q, from, end) && Parts.isOneBlock(p, from, end)) {
        to = end;
      }
      sum.add(ofPiece(Parts.of(q, from, to), reference.piece(from, to)));
    }
    return sum.value();
  }

  private static double ofPiece(Covariance q, Reference p) {
    if (!(q instanceof BlockDiagonal) && !(p.covariance() instanceof BlockDiagonal)) {
      return CovarianceTerm.of(q, p);
    }
    return Diagonals.degenerate(q) || Diagonals.degenerate(p.covariance())
        ? Double.POSITIVE_INFINITY
        : DenseTerm.of(q, p);
  }

  /// Where a block ends.
  private static BitSet ends(Covariance c) {
    BitSet ends = new BitSet();
    int end = 0;
    for (Covariance block : Parts.blocks(c)) {
      end += block.dimension();
      ends.set(end);
    }
    return ends;
  }

  private static BitSet cuts(Covariance c) {
    BitSet cuts = new BitSet();
    int end = 0;
    for (Covariance block : Parts.blocks(c)) {
      int start = end;
      end += block.dimension();
      if (block instanceof Isotropic || block instanceof Diagonal) {
        cuts.set(start + 1, end + 1);
      } else {
        cuts.set(end);
      }
    }
    return cuts;
  }
}
