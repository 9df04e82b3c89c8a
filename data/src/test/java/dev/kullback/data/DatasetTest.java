package dev.kullback.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
  private static Dataset counting(int rows, int dimension) {
    float[] values = new float[rows * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Dataset.of("counting", values, dimension)
        .labels(IntStream.range(0, rows).toArray())
        .build();
  }

  @Test
  void rowsAreCopiedToTheHeapAndToNativeMemory() {
    Dataset data = counting(4, 3);
    float[] target = new float[5];
    data.copyRow(2, target, 1);
    assertArrayEquals(new float[] {0, 6, 7, 8, 0}, target);
    MemorySegment.copy(data.values(), 0, MemorySegment.ofArray(target), 0, 4);
    data.copyRow(1, MemorySegment.ofArray(target), 8);
    assertArrayEquals(new float[] {0, 6, 3, 4, 5}, target);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.2, 0.5, 0.999})
  void aSplitTakesEveryRowExactlyOnce(double fraction) {
    TrainTest split = counting(101, 2).split(fraction, 3);
    int[] labels =
        IntStream.concat(
                IntStream.range(0, split.train().rows()).map(split.train()::label),
                IntStream.range(0, split.test().rows()).map(split.test()::label))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 101).toArray(), labels);
    assertEquals(Math.clamp(Math.round(101 * fraction), 1, 100), split.test().rows());
  }

  @Test
  void aSelectionKeepsValuesAndLabelsTogether() {
    Dataset chosen = counting(4, 3).select("some", new int[] {3, 0, 3});
    assertEquals(3, chosen.rows());
    assertEquals(10, chosen.value(2, 1));
    assertEquals(3, chosen.label(2));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Dataset.of("x", new float[5], 2));
    assertThrows(
        IllegalArgumentException.class, () -> Dataset.of("x", new float[4], 2).labels(new int[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> Dataset.of("x", new float[4], 2).image(ImageShape.grey(2, 2)));
    assertThrows(IndexOutOfBoundsException.class, () -> counting(2, 2).value(2, 0));
    assertThrows(
        IllegalStateException.class, () -> Dataset.of("x", new float[4], 2).build().label(0));
    assertThrows(IllegalArgumentException.class, () -> counting(4, 1).split(1, 0));
  }

  @Test
  void valuesCannotBeChangedFromOutside() {
    MemorySegment values = counting(2, 2).values();
    assertThrows(IllegalArgumentException.class, () -> values.set(Dataset.ELEMENT, 0, 1));
  }
}
