package dev.kullback.internal.kernel;

/// One step of the way from a tile's parameters to its divergences, elementwise or by rows.
///
/// All sequences of stages are called from one place, [#run], so that C2 sees many receivers there
/// and compiles each stage, a single loop, on its own: inlined into one another, loops of vectors
/// would cross the limit beyond which C2 boxes them.
@FunctionalInterface
public interface DoubleStage {

  /// Does it.
  ///
  /// @param tile what to work on
  void run(DoubleTile tile);

  /// Does several, one after the other.
  ///
  /// @param stages which
  /// @param tile what to work on
  static void run(DoubleStage[] stages, DoubleTile tile) {
    for (DoubleStage stage : stages) {
      stage.run(tile);
    }
  }
}
