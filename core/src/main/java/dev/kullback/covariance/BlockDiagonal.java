package dev.kullback.covariance;

import dev.kullback.internal.linear.CompensatedSum;
import java.util.Arrays;
import java.util.List;

/// `Σ = diag(Σ₁, …, Σₖ)`: independent groups of coordinates, each with a covariance of any
/// structure.
public final class BlockDiagonal implements Covariance {
  private final List<Covariance> blocks;
  private final int n;

  private BlockDiagonal(List<Covariance> blocks) {
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("a block-diagonal covariance needs a block, got none");
    }
    this.blocks = blocks;
    n = blocks.stream().mapToInt(Covariance::dimension).reduce(0, Math::addExact);
  }

  /// From blocks in order; a block that is itself block-diagonal is taken apart.
  ///
  /// @param blocks at least one covariance
  /// @return `diag(blocks)`
  public static BlockDiagonal of(Covariance... blocks) {
    return of(Arrays.asList(blocks));
  }

  /// From blocks in order; a block that is itself block-diagonal is taken apart.
  ///
  /// @param blocks at least one covariance
  /// @return `diag(blocks)`
  public static BlockDiagonal of(List<? extends Covariance> blocks) {
    return new BlockDiagonal(blocks.stream().flatMap(c -> parts(c).stream()).toList());
  }

  private static List<Covariance> parts(Covariance c) {
    return c instanceof BlockDiagonal b ? b.blocks : List.of(c);
  }

  /// The blocks in order; none is itself block-diagonal.
  ///
  /// @return an unmodifiable list
  public List<Covariance> blocks() {
    return blocks;
  }

  @Override
  public int dimension() {
    return n;
  }

  @Override
  public double logDeterminant() {
    CompensatedSum sum = new CompensatedSum();
    for (Covariance block : blocks) {
      sum.add(block.logDeterminant());
    }
    return sum.value();
  }

  @Override
  public double squaredMahalanobis(double[] difference) {
    Checks.length("difference", difference, n);
    CompensatedSum sum = new CompensatedSum();
    int offset = 0;
    for (Covariance block : blocks) {
      int end = offset + block.dimension();
      sum.add(block.squaredMahalanobis(Arrays.copyOfRange(difference, offset, end)));
      offset = end;
    }
    return sum.value();
  }

  @Override
  public double[] solve(double[] rightSide) {
    Checks.length("right side", rightSide, n);
    double[] x = new double[n];
    int offset = 0;
    for (Covariance block : blocks) {
      int size = block.dimension();
      double[] part = block.solve(Arrays.copyOfRange(rightSide, offset, offset + size));
      System.arraycopy(part, 0, x, offset, size);
      offset += size;
    }
    return x;
  }

  @Override
  public double[] variances() {
    return blocks.stream().flatMapToDouble(b -> Arrays.stream(b.variances())).toArray();
  }

  @Override
  public double[][] toDense() {
    double[][] rows = new double[n][n];
    int offset = 0;
    for (Covariance block : blocks) {
      int size = block.dimension();
      double[][] part = block.toDense();
      for (int i = 0; i < size; i++) {
        System.arraycopy(part[i], 0, rows[offset + i], offset, size);
      }
      offset += size;
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockDiagonal b && blocks.equals(b.blocks);
  }

  @Override
  public int hashCode() {
    return blocks.hashCode();
  }

  @Override
  public String toString() {
    return "blocks(" + String.join(", ", blocks.stream().map(Covariance::toString).toList()) + ")";
  }
}
