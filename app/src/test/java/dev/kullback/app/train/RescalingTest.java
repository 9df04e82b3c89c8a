package dev.kullback.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.kullback.data.Dataset;
import dev.kullback.data.ImageShape;
import dev.kullback.data.ValueRange;
import org.junit.jupiter.api.Test;

class RescalingTest {
  private static final ValueRange SIXTEEN = new ValueRange(0, 16);

  @Test
  void rowsReadOnAnotherScaleAreBroughtToTheTrainedOne() {
    var data =
        Dataset.of("few", new float[] {0, 0.5f, 1, 0.25f}, 2)
            .range(new ValueRange(0, 8))
            .labels(new int[] {3, 4})
            .image(ImageShape.grey(1, 2))
            .build();
    var scaled = Rescaling.toRange(data, SIXTEEN);
    assertEquals(0.25f, scaled.value(0, 1), "4 of 16");
    assertEquals(0.5f, scaled.value(1, 0), "8 of 16");
    assertEquals(SIXTEEN, scaled.range().orElseThrow());
    assertEquals(4, scaled.label(1));
    assertEquals(data.image(), scaled.image());
  }

  @Test
  void rowsOnTheSameScaleOrOnNoneStayAsTheyAre() {
    var same = Dataset.of("same", new float[2], 1).range(SIXTEEN).build();
    var plain = Dataset.of("plain", new float[2], 1).build();
    assertSame(same, Rescaling.toRange(same, SIXTEEN));
    assertSame(plain, Rescaling.toRange(plain, SIXTEEN));
    assertSame(same, Rescaling.toRange(same, null));
  }
}
