package dev.kullback.internal.kernel;

/// All stages in plain Java.
enum ScalarKernels implements KernelProvider {
  /// The one.
  INSTANCE;

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public FloatStage floats(StageKind kind) {
    return ScalarFloatStages.of(kind);
  }

  @Override
  public DoubleStage doubles(StageKind kind) {
    return ScalarDoubleStages.of(kind);
  }
}
