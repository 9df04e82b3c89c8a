package dev.kullback.vae.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.Gaussian;
import dev.kullback.KullbackLeibler;
import dev.kullback.data.Dataset;
import dev.kullback.vae.VaeException;
import dev.kullback.vae.results.EpochMetrics;
import dev.kullback.vae.run.RunFolder;
import dev.kullback.vae.testing.Tiny;
import dev.kullback.vae.training.Trainer;
import dev.kullback.vae.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelTest {
  @TempDir static Path folder;
  private static TrainedModel model;

  @BeforeAll
  static void train() {
    Trainer.train(Tiny.config(), Tiny.data(), folder.resolve("run"), TrainingListener.SILENT);
    model = TrainedModel.load(folder.resolve("run"));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void isTheModelThatWasTrained() {
    assertEquals(Tiny.config(), model.config());
    assertEquals(4, model.epoch());
    assertEquals(Tiny.DIMENSION, model.dimension());
    EpochMetrics last = RunFolder.open(folder.resolve("run")).metrics().getLast();
    assertEquals(4, last.epoch());
  }

  @Test
  void encodesAnyNumberOfRowsAlike() {
    Dataset rows = Tiny.rows("many", 1203, 4);
    Encoding all = model.encode(rows);
    assertEquals(1203, all.rows());
    int[] seen = {0};
    model.encode(
        rows,
        part -> {
          assertEquals(seen[0], part.firstRow());
          for (int i = 0; i < part.rows(); i++) {
            for (int u = 0; u < 3; u++) {
              assertEquals(all.mean(seen[0] + i, u), part.mean(i, u));
              assertEquals(all.logVariance(seen[0] + i, u), part.logVariance(i, u));
            }
            assertEquals(all.kl()[seen[0] + i], part.kl()[i]);
          }
          seen[0] += part.rows();
        });
    assertEquals(1203, seen[0]);
  }

  @Test
  void theKlOfARowIsThatOfTheCore() {
    Encoding encoding = model.encode(Tiny.rows("few", 5, 4));
    for (int i = 0; i < 5; i++) {
      double[] mean = new double[3];
      double[] variance = new double[3];
      for (int u = 0; u < 3; u++) {
        mean[u] = encoding.mean(i, u);
        variance[u] = Math.exp(encoding.logVariance(i, u));
      }
      double exact =
          KullbackLeibler.divergence(Gaussian.diagonal(mean, variance), Gaussian.standard(3));
      assertEquals(exact, encoding.kl()[i], 1e-6 * exact);
    }
  }

  @Test
  void samplesAreProbabilitiesAndTheFirstOnesStay() {
    float[] ten = model.sample(10, 3);
    float[] thousand = model.sample(1000, 3);
    assertEquals(1000 * Tiny.DIMENSION, thousand.length);
    for (float value : thousand) {
      assertTrue(value >= 0 && value <= 1);
    }
    for (int i = 0; i < ten.length; i++) {
      assertEquals(ten[i], thousand[i], 1e-6f);
    }
    assertTrue(!Arrays.equals(ten, model.sample(10, 4)));
  }

  @Test
  void reconstructionIsTheDecodedMean() {
    Dataset rows = Tiny.rows("few", 9, 4);
    float[] reconstruction = model.reconstruct(rows);
    assertArrayEquals(model.decode(model.encode(rows).means()), reconstruction);
    for (float value : model.treated(rows)) {
      assertTrue(value == 0 || value == 1);
    }
  }

  @Test
  void halfAVectorCannotBeDecoded() {
    assertThrows(IllegalArgumentException.class, () -> model.decode(new float[4]));
    assertEquals(0, model.decode(new float[0]).length);
  }

  @Test
  void aFolderWithoutACheckpointSaysSo() throws java.io.IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.copy(folder.resolve("run/config.json"), copy.resolve("config.json"));
    assertThrows(VaeException.class, () -> TrainedModel.load(copy));
    assertThrows(VaeException.class, () -> TrainedModel.load(folder.resolve("none")));
  }
}
