package dev.kullback.vae.model;

import java.lang.foreign.MemorySegment;

/// Receives the gradient of one tensor at a time, as the backward pass comes to it. The tensor is
/// not needed again in the same step, so the receiver may change it at once.
@FunctionalInterface
public interface GradientSink {

  /// Takes one gradient.
  ///
  /// @param tensor which parameters
  /// @param gradient as many floats, valid during the call only
  void accept(ParameterTensor tensor, MemorySegment gradient);
}
