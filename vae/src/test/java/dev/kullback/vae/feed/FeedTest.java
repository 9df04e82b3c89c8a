package dev.kullback.vae.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kullback.data.DataException;
import dev.kullback.data.Dataset;
import dev.kullback.vae.config.Binarization;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.config.Optimization;
import dev.kullback.vae.config.TrainingConfig;
import dev.kullback.vae.testing.Refusal;
import dev.kullback.vae.testing.Tiny;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
  private static final Dataset DATA = Tiny.rows("rows", 101, 5);

  private static TrainingConfig config(Binarization binarization) {
    return Tiny.config().withLikelihood(new Likelihood.Bernoulli(), binarization);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 32, 101, 500})
  void everyRowComesOnceAnEpochInAnotherOrder(int batch) {
    TrainingConfig config =
        config(Binarization.NONE).withOptimization(new Optimization(1, batch, 1e-3, 0), 0);
    BatchFeed feed = new BatchFeed(DATA, config);
    float[] first = epoch(feed, 1);
    float[] second = epoch(feed, 2);
    assertFalse(Arrays.equals(first, second));
    assertEquals(rowSet(DATA.values().toArray(ValueLayout.JAVA_FLOAT_UNALIGNED)), rowSet(first));
    assertEquals(rowSet(first), rowSet(second));
    assertArrayEquals(first, epoch(feed, 1));
  }

  private static float[] epoch(BatchFeed feed, int epoch) {
    float[] all = new float[feed.rows() * Tiny.DIMENSION];
    int at = 0;
    for (int batch = 0; batch < feed.batches(); batch++) {
      float[] rows = feed.fill(epoch, batch).toArray(ValueLayout.JAVA_FLOAT);
      assertEquals(feed.rows(batch) * Tiny.DIMENSION, rows.length);
      System.arraycopy(rows, 0, all, at, rows.length);
      at += rows.length;
    }
    assertEquals(all.length, at);
    return all;
  }

  private static Set<String> rowSet(float[] values) {
    Set<String> rows = new HashSet<>();
    for (int i = 0; i < values.length; i += Tiny.DIMENSION) {
      rows.add(Arrays.toString(Arrays.copyOfRange(values, i, i + Tiny.DIMENSION)));
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(
      value = Binarization.class,
      names = {"STATIC", "DYNAMIC"})
  void drawsOneWithTheProbabilityOfTheValue(Binarization binarization) {
    int rows = 20_000;
    float[] values = new float[rows * 5];
    float[] levels = {0, 0.1f, 0.5f, 0.9f, 1};
    for (int i = 0; i < values.length; i++) {
      values[i] = levels[i % 5];
    }
    Dataset grey = Dataset.of("grey", values, 5).build();
    float[] out = new float[values.length];
    Treatment.evaluation(config(binarization)).copy(grey, 0, rows, MemorySegment.ofArray(out));
    double[] ones = new double[5];
    for (int i = 0; i < out.length; i++) {
      assertTrue(out[i] == 0 || out[i] == 1);
      ones[i % 5] += out[i];
    }
    assertEquals(0, ones[0]);
    assertEquals(rows, ones[4]);
    for (int j = 1; j < 4; j++) {
      double sd = Math.sqrt(rows * levels[j] * (1 - levels[j]));
      assertEquals(rows * levels[j], ones[j], 4 * sd);
    }
  }

  @Test
  void staticDrawsStayAndDynamicOnesChange() {
    BatchFeed once = new BatchFeed(DATA, config(Binarization.STATIC));
    assertEquals(rowSet(epoch(once, 1)), rowSet(epoch(once, 2)));
    BatchFeed anew = new BatchFeed(DATA, config(Binarization.DYNAMIC));
    assertFalse(rowSet(epoch(anew, 1)).equals(rowSet(epoch(anew, 2))));
  }

  @Test
  void theThresholdIsAboveOneHalf() {
    Dataset data = Dataset.of("t", new float[] {0, 0.5f, Math.nextUp(0.5f), 1}, 4).build();
    float[] out = new float[4];
    Treatment.evaluation(config(Binarization.THRESHOLD))
        .copy(data, 0, 1, MemorySegment.ofArray(out));
    assertArrayEquals(new float[] {0, 0, 1, 1}, out);
  }

  @Test
  void anEvaluatedRowIsTheSameInAnyBatch() {
    Treatment treatment = Treatment.evaluation(config(Binarization.DYNAMIC));
    float[] all = new float[20 * Tiny.DIMENSION];
    float[] part = new float[5 * Tiny.DIMENSION];
    treatment.copy(DATA, 0, 20, MemorySegment.ofArray(all));
    treatment.copy(DATA, 10, 5, MemorySegment.ofArray(part));
    assertArrayEquals(Arrays.copyOfRange(all, 10 * Tiny.DIMENSION, 15 * Tiny.DIMENSION), part);
  }

  @Test
  void valuesOutsideTheLikelihoodAreNamed() {
    float[] values = {0, 1, 0.5f, 7};
    String error =
        Refusal.of(
            DataException.class,
            () ->
                DataCheck.require(
                    Dataset.of("bad", values, 2).build(), new Likelihood.Bernoulli()));
    assertEquals(
        "bad: the bernoulli likelihood needs values in [0, 1], got 7.0 in row 1, column 1 (counted"
            + " from 0)",
        error);
    DataCheck.require(Dataset.of("fine", values, 2).build(), new Likelihood.LearnedGaussian());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void valuesThatAreNotFiniteAreNamed(float value) {
    Dataset data = Dataset.of("bad", new float[] {0, value}, 1).build();
    String error =
        Refusal.of(
            DataException.class, () -> DataCheck.require(data, new Likelihood.LearnedGaussian()));
    assertTrue(error.endsWith("got " + value + " in row 1, column 0 (counted from 0)"));
  }

  @Test
  void columnMeansAreThoseOfTheColumns() {
    ColumnMeans means = ColumnMeans.of(Dataset.of("m", new float[] {0, 1, 0, 3}, 2).build());
    assertArrayEquals(new float[] {0, 2}, means.values());
    assertEquals(0.5, means.variance(), 1e-12);
    assertEquals((float) Math.log(0.001 / 0.999), means.logits()[0]);
  }
}
