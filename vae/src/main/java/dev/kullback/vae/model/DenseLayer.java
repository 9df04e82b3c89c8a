package dev.kullback.vae.model;

import dev.kullback.vae.config.Activation;
import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Workspace;
import org.jspecify.annotations.Nullable;

/// y = a(x·Wᵀ + b), with the nonlinearity a absent in the last layer of a network.
final class DenseLayer {
  private final ParameterTensor weightTensor;
  private final ParameterTensor biasTensor;
  private final @Nullable Activation activation;
  private @Nullable Matrix weight;
  private @Nullable Matrix bias;

  DenseLayer(
      Parameters.Layout layout,
      String name,
      int inputs,
      int outputs,
      @Nullable Activation activation) {
    this.weightTensor = layout.add(name + ".weight", outputs, inputs);
    this.biasTensor = layout.add(name + ".bias", 1, outputs);
    this.activation = activation;
  }

  /// Ties the layer to the memory of its parameters.
  void bind(Parameters parameters, Workspace workspace) {
    weight = workspace.wrap(parameters.values(weightTensor), weightTensor.rows(), inputs());
    bias = workspace.wrap(parameters.values(biasTensor), 1, weightTensor.rows());
  }

  int inputs() {
    return weightTensor.columns();
  }

  ParameterTensor weightTensor() {
    return weightTensor;
  }

  ParameterTensor biasTensor() {
    return biasTensor;
  }

  Trace forward(Matrix input) {
    Matrix linear = input.linear(bound(weight), bound(bias));
    if (activation == null) {
      return new Trace(input, linear, linear);
    }
    return new Trace(input, linear, ActivationFunction.apply(activation, linear));
  }

  /// Turns ∂L/∂y into ∂L/∂(x·Wᵀ + b), in place.
  void backThroughActivation(Trace trace, Matrix gradient) {
    if (activation != null) {
      ActivationFunction.multiplyByDerivative(activation, trace.linear, trace.output, gradient);
    }
  }

  /// ∂L/∂x from ∂L/∂(x·Wᵀ + b).
  Matrix inputGradient(Matrix gradient) {
    return gradient.times(bound(weight));
  }

  private static Matrix bound(@Nullable Matrix matrix) {
    if (matrix == null) {
      throw new IllegalStateException("a layer needs to be bound to its parameters first");
    }
    return matrix;
  }

  /// What the backward pass needs to know of the forward pass.
  record Trace(Matrix input, Matrix linear, Matrix output) {}
}
