package dev.kullback.app.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlotTest {
  private static final String NASTY = "<script>&\"'\u0000";
  private static final Axis UNIT = Axis.linear("unit (nats)", 0, 1);

  static Stream<Plot> plots() {
    var series = List.of(new Series(NASTY, points(5)), new Series("b", points(3)));
    return Stream.of(
        new LineChart(NASTY, UNIT, UNIT, series),
        new LineChart(NASTY, UNIT, UNIT, List.of()),
        new ScatterPlot(NASTY, UNIT, UNIT, series),
        new BarChart(NASTY, NASTY, UNIT, List.of(NASTY), bars(3), List.of(new Limit(0.5, NASTY))),
        new BarChart(NASTY, "none", UNIT, List.of("g"), List.of(), List.of()),
        new ImageGrid(NASTY, images(4), 2, List.of(NASTY, "r"), List.of("c", "d"), "x", "y"));
  }

  @ParameterizedTest
  @MethodSource("plots")
  void everyPlotIsWellFormedAndNamesItself(Plot plot) throws Exception {
    var root = Svg.of(plot).document().getDocumentElement();
    assertEquals("svg", root.getTagName());
    assertEquals("img", root.getAttribute("role"));
    assertTrue(root.getAttribute("aria-label").startsWith("<script>&\"'\uFFFD. "));
    assertEquals(0, Svg.of(plot).all("script").size());
    assertTrue(Svg.of(plot).texts().contains("<script>&\"'\uFFFD"));
  }

  @Test
  void aLineRisesWhereItsValuesDo() throws Exception {
    var chart = new LineChart("t", UNIT, UNIT, List.of(new Series("s", points(3))));
    var dots = Svg.of(chart).all("circle");
    assertEquals(3, dots.size());
    assertTrue(Svg.number(dots.get(0), "cx") < Svg.number(dots.get(2), "cx"));
    assertTrue(Svg.number(dots.get(0), "cy") > Svg.number(dots.get(2), "cy"), "y grows upwards");
  }

  @Test
  void aValueThatIsNotFiniteInterruptsItsLine() throws Exception {
    var points =
        List.of(
            new Point(0, 0), new Point(0.1, 0.1), new Point(0.2, Double.NaN), new Point(0.3, 0.3));
    var path = Svg.of(new LineChart("t", UNIT, UNIT, List.of(new Series("s", points)))).all("path");
    var commands = path.getFirst().getAttribute("d").replaceAll("[^A-Z]", "");
    assertEquals("MLM", commands);
  }

  @Test
  void seriesDifferWithoutColour() throws Exception {
    var series = List.of(new Series("a", points(3)), new Series("b", points(3)));
    var chart = Svg.of(new LineChart("t", UNIT, UNIT, series));
    assertEquals(1, chart.all("path", "kp-dash").size());
    var scatter = Svg.of(new ScatterPlot("t", UNIT, UNIT, series));
    assertEquals(4, scatter.all("circle").size(), "three points and a legend entry");
    assertEquals(2, scatter.all("text", "kp-mark").size(), "each group named in place");
  }

  @Test
  void barsAreAsLongAsTheirValues() throws Exception {
    var chart =
        new BarChart("t", "c", UNIT, List.of("g"), bars(4), List.of(new Limit(0.5, "half")));
    var bars = Svg.of(chart).all("rect", "kp-f0").stream().filter(e -> e.hasChildNodes()).toList();
    assertEquals(4, bars.size());
    double first = Svg.number(bars.get(0), "height");
    assertEquals(2 * first, Svg.number(bars.get(1), "height"), 0.02);
    assertTrue(Svg.of(chart).texts().contains("half"));
  }

  @Test
  void aBarWithoutItsGroupIsRefused() {
    var stray = List.of(new Bar("b", 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BarChart("t", "c", UNIT, List.of("g"), stray, List.of()));
  }

  @Test
  void aGridHoldsItsImagesPixelForPixel() throws Exception {
    var href = Svg.of(ImageGrid.of("t", images(3), 2)).all("image").getFirst().getAttribute("href");
    var png = Base64.getDecoder().decode(href.replace("data:image/png;base64,", ""));
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(2 * 2 + 1, image.getWidth(), "two images and a gap");
    assertEquals(2 * 3 + 1, image.getHeight());
    assertArrayEquals(grey(255), image.getRaster().getPixel(4, 2, new int[4]), "last of second");
    assertArrayEquals(new int[4], image.getRaster().getPixel(2, 0, new int[4]), "the gap");
    assertArrayEquals(new int[4], image.getRaster().getPixel(3, 4, new int[4]), "no fourth image");
  }

  @Test
  void imagesOfTwoSizesAreRefused() {
    var mixed = List.of(GreyImage.of(1, 1, new float[1], 0), GreyImage.of(1, 2, new float[2], 0));
    assertThrows(IllegalArgumentException.class, () -> ImageGrid.of("t", mixed, 2));
    assertThrows(IllegalArgumentException.class, () -> GreyImage.of(2, 2, new float[5], 2));
  }

  private static int[] grey(int level) {
    return new int[] {level, level, level, 255};
  }

  private static List<Point> points(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Point(i / 10.0, i / 8.0)).toList();
  }

  private static List<Bar> bars(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Bar("b" + i, (i + 1) / 8.0, 0)).toList();
  }

  private static List<GreyImage> images(int count) {
    float[] ramp = {0, 0.2f, 0.4f, 0.6f, 0.8f, 1};
    return IntStream.range(0, count).mapToObj(_ -> GreyImage.of(3, 2, ramp, 0)).toList();
  }
}
