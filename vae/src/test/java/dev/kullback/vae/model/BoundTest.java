package dev.kullback.vae.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundTest {

  @ParameterizedTest
  @ValueSource(floats = {0, 1e-30f, 1e-4f, 0.5f, 3, 19, 50, 1e4f, 1e20f, Float.MAX_VALUE})
  void staysWithinItsLimitsAndIsOdd(float raw) {
    float v = Bound.logVariance(raw);
    assertTrue(v >= 0 && v <= Bound.LIMIT);
    assertEquals(-v, Bound.logVariance(-raw));
    assertTrue(Bound.slope(raw) >= 0 && Bound.slope(raw) <= 1);
  }

  @ParameterizedTest
  @ValueSource(floats = {-60, -20, -3, -0.1f, 0, 0.7f, 10, 33})
  void theSlopeIsTheDerivative(float raw) {
    double h = 1e-2 * Math.max(1, Math.abs(raw));
    float up = (float) (raw + h);
    float down = (float) (raw - h);
    double difference =
        ((double) Bound.logVariance(up) - Bound.logVariance(down)) / ((double) up - down);
    assertEquals(difference, Bound.slope(raw), 2e-4);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-4f, -1e-4f, 1e-3f, 1e-10f})
  void changesNothingNearACollapsedPosterior(float raw) {
    assertEquals(raw, Bound.logVariance(raw));
  }
}
