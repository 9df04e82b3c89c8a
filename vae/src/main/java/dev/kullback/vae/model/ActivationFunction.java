package dev.kullback.vae.model;

import dev.kullback.vae.config.Activation;
import dev.kullback.vae.engine.Matrix;

/// The nonlinearities and their derivatives. Where the derivative is a polynomial in the output it
/// is one pass over memory; else the engine computes it.
final class ActivationFunction {
  private ActivationFunction() {}

  static Matrix apply(Activation activation, Matrix x) {
    return switch (activation) {
      case TANH -> x.tanh();
      case RELU -> x.relu();
      case GELU -> x.gelu();
      case ELU -> x.elu();
      case SILU -> {
        try (Matrix sigmoid = x.sigmoid()) {
          yield x.hadamard(sigmoid);
        }
      }
      case SOFTPLUS -> x.softplus();
      case SIGMOID -> x.sigmoid();
    };
  }

  /// gradient ← gradient · a′(x), with y = a(x).
  static void multiplyByDerivative(Activation activation, Matrix x, Matrix y, Matrix gradient) {
    switch (activation) {
      case TANH -> Elementwise.inPlace(gradient, y, ActivationFunction::tanh);
      case RELU -> Elementwise.inPlace(gradient, y, ActivationFunction::relu);
      case ELU -> Elementwise.inPlace(gradient, y, ActivationFunction::elu);
      case SIGMOID -> Elementwise.inPlace(gradient, y, ActivationFunction::sigmoid);
      case SOFTPLUS -> {
        try (Matrix sigmoid = x.sigmoid()) {
          Elementwise.inPlace(gradient, sigmoid, ActivationFunction::product);
        }
      }
      case SILU -> multiplyBySiluDerivative(x, y, gradient);
      case GELU -> multiplyByGeluDerivative(x, gradient);
    }
  }

  private static void tanh(float[] g, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      g[i] *= 1 - y[i] * y[i];
    }
  }

  private static void relu(float[] g, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      g[i] *= Math.signum(y[i]);
    }
  }

  /// 1 for positive y, else eˣ = y + 1.
  private static void elu(float[] g, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      g[i] *= 1 + Math.min(y[i], 0);
    }
  }

  private static void sigmoid(float[] g, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      g[i] *= y[i] * (1 - y[i]);
    }
  }

  private static void product(float[] g, float[] factor, int n) {
    for (int i = 0; i < n; i++) {
      g[i] *= factor[i];
    }
  }

  /// y = x·s(x), so y′ = s + y·(1 − s).
  private static void multiplyBySiluDerivative(Matrix x, Matrix y, Matrix gradient) {
    try (Matrix derivative = x.sigmoid()) {
      Elementwise.inPlace(
          derivative,
          y,
          (s, out, n) -> {
            for (int i = 0; i < n; i++) {
              s[i] += out[i] * (1 - s[i]);
            }
          });
      Elementwise.inPlace(gradient, derivative, ActivationFunction::product);
    }
  }

  /// y = x·Φ(x), so y′ = Φ + x·φ.
  private static void multiplyByGeluDerivative(Matrix x, Matrix gradient) {
    try (Matrix distribution = x.normalDistribution();
        Matrix density = x.normalDensity();
        Matrix scaled = x.hadamard(density)) {
      Elementwise.inPlace(
          distribution,
          scaled,
          (d, s, n) -> {
            for (int i = 0; i < n; i++) {
              d[i] += s[i];
            }
          });
      Elementwise.inPlace(gradient, distribution, ActivationFunction::product);
    }
  }
}
