package dev.kullback.vae.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kullback.vae.config.Activation;
import dev.kullback.vae.config.Architecture;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.engine.Torch;
import dev.kullback.vae.model.Initialization;
import dev.kullback.vae.model.Network;
import dev.kullback.vae.model.ParameterTensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdamTest {

  /// Tensors shorter than a block, of several blocks, and of a block and a bit, against the
  /// algorithm of the paper in double precision.
  @Test
  void followsThePaper() {
    Torch.start(1);
    try (Network network =
        new Network(
            new Architecture(List.of(33), Activation.TANH, 2), new Likelihood.Bernoulli(), 131)) {
      Initialization.fill(network, new float[131], 0, 3);
      double rate = 1e-2;
      Adam adam = new Adam(network.parameters(), rate);
      int length = network.parameters().length();
      double[] theta = new double[length];
      double[] m = new double[length];
      double[] v = new double[length];
      MemorySegment memory = network.parameters().memory();
      for (int i = 0; i < length; i++) {
        theta[i] = memory.getAtIndex(ValueLayout.JAVA_FLOAT, i);
      }
      Random random = new Random(1);
      for (int t = 1; t <= 40; t++) {
        adam.beginStep();
        for (ParameterTensor tensor : network.parameters().tensors()) {
          float[] g = new float[tensor.size()];
          for (int i = 0; i < g.length; i++) {
            g[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 6));
            int k = tensor.offset() + i;
            m[k] = 0.9 * m[k] + 0.1 * g[i];
            v[k] = 0.999 * v[k] + 0.001 * (double) g[i] * g[i];
            double mHat = m[k] / (1 - Math.pow(0.9, t));
            double vHat = v[k] / (1 - Math.pow(0.999, t));
            theta[k] -= rate * mHat / (Math.sqrt(vHat) + 1e-8);
          }
          adam.update(tensor, MemorySegment.ofArray(g));
        }
      }
      assertEquals(40, adam.steps());
      for (int i = 0; i < length; i++) {
        assertEquals(theta[i], memory.getAtIndex(ValueLayout.JAVA_FLOAT, i), 5e-6);
      }
    }
  }
}
