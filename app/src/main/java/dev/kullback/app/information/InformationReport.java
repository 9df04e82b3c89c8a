package dev.kullback.app.information;

import dev.kullback.Gaussian;
import dev.kullback.app.cli.Json;
import dev.kullback.divergence.Entropy;
import dev.kullback.divergence.MutualInformation;
import dev.kullback.divergence.TotalCorrelation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entropy and dependence of one Gaussian, as text or JSON.
final class InformationReport {
  private final Gaussian joint;
  private final List<Block> blocks;
  private final Quantity entropy;
  private final Quantity dependence;

  /// Computes both.
  ///
  /// @throws IllegalArgumentException for blocks that overlap or name what is not there
  InformationReport(Gaussian joint, List<Block> blocks) {
    this.joint = joint;
    this.blocks = blocks;
    this.entropy = Quantity.of(Entropy.of(joint));
    this.dependence = Quantity.of(dependence(joint, blocks));
  }

  private static double dependence(Gaussian joint, List<Block> blocks) {
    return switch (blocks.size()) {
      case 0 -> TotalCorrelation.of(joint);
      case 2 -> MutualInformation.between(joint, blocks.get(0).toArray(), blocks.get(1).toArray());
      default ->
          TotalCorrelation.of(joint, blocks.stream().map(Block::toArray).toArray(int[][]::new));
    };
  }

  private record Quantity(double nats, double bits) {
    static Quantity of(double nats) {
      return new Quantity(nats, nats / Math.log(2));
    }

    String text(String name) {
      return "%-18s  %22s nats  %22s bits".formatted(name, nats, bits);
    }
  }

  private record Document(
      Quantity entropy,
      @Nullable Quantity mutualInformation,
      @Nullable Quantity totalCorrelation,
      @Nullable List<List<Integer>> blocks,
      int dimension) {}

  private boolean isMutual() {
    return blocks.size() == 2;
  }

  String json() {
    return Json.print(
        new Document(
            entropy,
            isMutual() ? dependence : null,
            isMutual() ? null : dependence,
            blocks.isEmpty() ? null : blocks.stream().map(Block::coordinates).toList(),
            joint.dimension()));
  }

  String text() {
    String name = isMutual() ? "mutual information" : "total correlation";
    return entropy.text("entropy") + "\n" + dependence.text(name);
  }
}
