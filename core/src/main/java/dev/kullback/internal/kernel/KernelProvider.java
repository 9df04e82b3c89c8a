package dev.kullback.internal.kernel;

/// Implementations of all stages.
public interface KernelProvider {

  /// What it is, for a log line.
  ///
  /// @return a few words
  String description();

  /// A stage in single precision.
  ///
  /// @param kind which
  /// @return the stage
  FloatStage floats(StageKind kind);

  /// A stage in double precision.
  ///
  /// @param kind which
  /// @return the stage
  DoubleStage doubles(StageKind kind);

  /// The scalar implementations.
  ///
  /// @return stages that need nothing
  static KernelProvider scalar() {
    return ScalarKernels.INSTANCE;
  }
}
