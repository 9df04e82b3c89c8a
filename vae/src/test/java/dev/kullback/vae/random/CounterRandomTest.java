package dev.kullback.vae.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterRandomTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE})
  void isTheGeneratorOfTheJdkWithTheSameKey(long key) {
    CounterRandom ours = new CounterRandom(key);
    SplittableRandom jdk = new SplittableRandom(key);
    for (int i = 0; i < 100; i++) {
      assertEquals(jdk.nextLong(), ours.nextLong());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 784, 4099})
  void uniformNumbersFillTheUnitIntervalEvenly(int count) {
    float[] u = new float[count];
    CounterRandom random = Stream.NOISE.at(3, 1, 2);
    int[] tenths = new int[10];
    for (int round = 0; round < 200_000 / count; round++) {
      random.fillUniform(u, count);
      for (float value : u) {
        assertTrue(value >= 0 && value < 1);
        tenths[(int) (value * 10)]++;
      }
    }
    double expected = Arrays.stream(tenths).sum() / 10.0;
    double chiSquared =
        Arrays.stream(tenths).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertTrue(chiSquared < 33.7, "χ² with 9 degrees of freedom: " + chiSquared); // p = 1e-4
  }

  @Test
  void gaussiansHaveTheFirstFourMomentsOfTheNormal() {
    float[] z = new float[400_000];
    Stream.EVALUATION_NOISE.at(1, 2, 3).fillGaussian(z, z.length);
    double[] moments = new double[5];
    for (float value : z) {
      for (int k = 1; k <= 4; k++) {
        moments[k] += Math.pow(value, k) / z.length;
      }
    }
    assertEquals(0, moments[1], 4 / Math.sqrt(z.length));
    assertEquals(1, moments[2], 4 * Math.sqrt(2.0 / z.length));
    assertEquals(0, moments[3], 4 * Math.sqrt(15.0 / z.length));
    assertEquals(3, moments[4], 4 * Math.sqrt(96.0 / z.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void aPermutationHasEveryIndexOnce(int n) {
    int[] order = Stream.SHUFFLING.at(5, 1, 0).permutation(n);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    int[] expected = new int[n];
    Arrays.setAll(expected, i -> i);
    assertArrayEquals(expected, sorted);
  }

  @Test
  void permutationsOfThreeAreEquallyLikely() {
    int[] counts = new int[27];
    for (int i = 0; i < 60_000; i++) {
      int[] p = Stream.SHUFFLING.at(1, i, 0).permutation(3);
      counts[9 * p[0] + 3 * p[1] + p[2]]++;
    }
    for (int count : counts) {
      assertTrue(count == 0 || Math.abs(count - 10_000) < 400, Arrays.toString(counts));
    }
  }

  @Test
  void everyStreamAndPositionIsItsOwn() {
    Set<Long> first = new HashSet<>();
    for (Stream stream : Stream.values()) {
      for (int a = 0; a < 50; a++) {
        for (int b = 0; b < 50; b++) {
          assertTrue(first.add(stream.at(9, a, b).nextLong()));
        }
      }
    }
    assertNotEquals(Stream.NOISE.at(1, 2, 3).nextLong(), Stream.NOISE.at(1, 3, 2).nextLong());
    assertEquals(Stream.NOISE.at(1, 2, 3).nextLong(), Stream.NOISE.at(1, 2, 3).nextLong());
  }
}
