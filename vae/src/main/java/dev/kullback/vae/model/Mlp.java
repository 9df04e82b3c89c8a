package dev.kullback.vae.model;

import dev.kullback.vae.config.Activation;
import dev.kullback.vae.engine.Matrix;
import dev.kullback.vae.engine.Workspace;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Dense layers one after the other; all but the last with a nonlinearity.
public final class Mlp {
  private final List<DenseLayer> layers;

  Mlp(Parameters.Layout layout, String name, List<Integer> widths, Activation activation) {
    List<DenseLayer> made = new ArrayList<>();
    int last = widths.size() - 2;
    for (int i = 0; i <= last; i++) {
      @Nullable Activation nonlinearity = i < last ? activation : null;
      String layerName = name + "." + i;
      made.add(new DenseLayer(layout, layerName, widths.get(i), widths.get(i + 1), nonlinearity));
    }
    this.layers = List.copyOf(made);
  }

  void bind(Parameters parameters, Workspace workspace) {
    layers.forEach(layer -> layer.bind(parameters, workspace));
  }

  List<ParameterTensor> weights() {
    return layers.stream().map(DenseLayer::weightTensor).toList();
  }

  ParameterTensor lastBias() {
    return layers.getLast().biasTensor();
  }

  /// Runs the layers.
  ///
  /// @param input rows × inputs
  /// @return the output, with what the backward pass needs
  public Pass forward(Matrix input) {
    List<DenseLayer.Trace> traces = new ArrayList<>(layers.size());
    Matrix current = input;
    for (DenseLayer layer : layers) {
      DenseLayer.Trace trace = layer.forward(current);
      traces.add(trace);
      current = trace.output();
    }
    return new Pass(traces);
  }

  /// One run forward, ready to be gone through backwards once.
  public final class Pass {
    private final List<DenseLayer.Trace> traces;

    private Pass(List<DenseLayer.Trace> traces) {
      this.traces = traces;
    }

    /// What came out of the last layer.
    ///
    /// @return rows × outputs
    public Matrix output() {
      return traces.getLast().output();
    }

    /// Goes back: sends the gradient of every parameter to the sink.
    ///
    /// @param outputGradient ∂L/∂output, rows × outputs
    /// @param sink receives ∂L/∂W and ∂L/∂b of each layer, the last layer first
    public void backward(Matrix outputGradient, GradientSink sink) {
      Matrix atFirst = toFirstLayer(outputGradient, sink);
      learn(0, atFirst, sink);
    }

    /// As [#backward], and gives the gradient in the input too.
    ///
    /// @param outputGradient ∂L/∂output, rows × outputs
    /// @param sink receives ∂L/∂W and ∂L/∂b of each layer, the last layer first
    /// @return ∂L/∂input, rows × inputs
    public Matrix backwardToInput(Matrix outputGradient, GradientSink sink) {
      Matrix atFirst = toFirstLayer(outputGradient, sink);
      Matrix inputGradient = layers.getFirst().inputGradient(atFirst);
      learn(0, atFirst, sink);
      return inputGradient;
    }

    private Matrix toFirstLayer(Matrix outputGradient, GradientSink sink) {
      Matrix gradient = outputGradient;
      for (int i = layers.size() - 1; i > 0; i--) {
        Matrix below = layers.get(i).inputGradient(gradient);
        learn(i, gradient, sink);
        layers.get(i - 1).backThroughActivation(traces.get(i - 1), below);
        gradient = below;
      }
      return gradient;
    }

    private void learn(int index, Matrix gradient, GradientSink sink) {
      DenseLayer layer = layers.get(index);
      sink.accept(layer.biasTensor(), MemorySegment.ofArray(Elementwise.columnSums(gradient)));
      try (Matrix weightGradient = gradient.transposedTimes(traces.get(index).input())) {
        sink.accept(layer.weightTensor(), weightGradient.memory());
      }
    }
  }
}
