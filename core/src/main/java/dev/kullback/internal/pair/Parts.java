package dev.kullback.internal.pair;

import dev.kullback.covariance.BlockDiagonal;
import dev.kullback.covariance.Covariance;
import dev.kullback.covariance.Dense;
import dev.kullback.covariance.Diagonal;
import dev.kullback.covariance.Isotropic;
import dev.kullback.covariance.LowRank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The covariance of a run of consecutive coordinates: a principal submatrix of Σ.
public final class Parts {
  private Parts() {}

  static List<Covariance> blocks(Covariance c) {
    return c instanceof BlockDiagonal b ? b.blocks() : List.of(c);
  }

  static Covariance of(Covariance c, int from, int to) {
    if (from == 0 && to == c.dimension()) {
      return c;
    }
    return switch (c) {
      case Isotropic i -> Isotropic.of(to - from, i.variance());
      case Diagonal d -> d.part(from, to);
      case LowRank l ->
          LowRank.of(
              Arrays.copyOfRange(l.loadings(), from, to),
              Arrays.copyOfRange(l.diagonal(), from, to));
      case BlockDiagonal b -> ofBlocks(b, from, to);
      default -> Dense.of(square(c.toDense(), from, to));
    };
  }

  /// A structure along the blocks of another one.
  ///
  /// @param c isotropic or diagonal, of the same dimension
  /// @param model the blocks
  /// @return the same covariance in blocks of those sizes
  public static BlockDiagonal cut(Covariance c, BlockDiagonal model) {
    List<Covariance> parts = new ArrayList<>();
    int from = 0;
    for (Covariance block : model.blocks()) {
      int to = from + block.dimension();
      parts.add(of(c, from, to));
      from = to;
    }
    return BlockDiagonal.of(parts);
  }

  static double[][] square(double[][] a, int from, int to) {
    return Arrays.stream(a, from, to)
        .map(row -> Arrays.copyOfRange(row, from, to))
        .toArray(double[][]::new);
  }

  private static Covariance ofBlocks(BlockDiagonal c, int from, int to) {
    List<Covariance> parts = new ArrayList<>();
    int start = 0;
    for (Covariance block : c.blocks()) {
      int end = start + block.dimension();
      int first = Math.max(from, start);
      int last = Math.min(to, end);
      if (first < last) {
        parts.add(of(block, first - start, last - start));
      }
      start = end;
    }
    return parts.size() == 1 ? parts.getFirst() : BlockDiagonal.of(parts);
  }

  static boolean isOneBlock(Covariance c, int from, int to) {
    int start = 0;
    for (Covariance block : blocks(c)) {
      int end = start + block.dimension();
      if (from >= start && to <= end) {
        return true;
      }
      start = end;
    }
    return false;
  }
}
