package dev.kullback.app.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keeps the series colours apart for readers with and without colour blindness, on both pages.
///
/// Colour blindness by the matrices of Machado, Oliveira & Fernandes (2009) at severity 1, which
/// act on linear RGB; distance is CIE 1976 ΔE in L*a*b*, where 2.3 is just noticeable.
class ColourTest {
  private static final double APART = 9;
  private static final Pattern COLOUR = Pattern.compile("--kp-\\d: #([0-9a-f]{6})");

  enum Eye {
    COMMON,
    PROTANOPIA,
    DEUTERANOPIA,
    TRITANOPIA;

    double[] sees(double[] rgb) {
      return multiply(matrix(), rgb);
    }

    private double[] matrix() {
      return switch (this) {
        case COMMON -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        case PROTANOPIA ->
            rows(
                0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
                1.051998);
        case DEUTERANOPIA ->
            rows(
                0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                0.968881);
        case TRITANOPIA ->
            rows(
                1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
                0.303900);
      };
    }

    private static double[] rows(double... entries) {
      return entries;
    }
  }

  @ParameterizedTest
  @EnumSource
  void seriesColoursStayApart(Eye eye) {
    var colours = colours();
    assertEquals(2 * StyleSheet.COLOURS, colours.size(), "a light and a dark palette");
    for (int page = 0; page < 2; page++) {
      for (int i = 0; i < StyleSheet.COLOURS; i++) {
        for (int j = 0; j < i; j++) {
          check(eye, page, i, j, colours);
        }
      }
    }
  }

  private static void check(Eye eye, int page, int i, int j, List<double[]> colours) {
    double[] one = lab(eye.sees(colours.get(page * StyleSheet.COLOURS + i)));
    double[] other = lab(eye.sees(colours.get(page * StyleSheet.COLOURS + j)));
    double distance =
        Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
    assertTrue(
        distance > APART,
        () -> "colours %d and %d on page %d are %.1f apart".formatted(j, i, page, distance));
  }

  private static List<double[]> colours() {
    var found = new ArrayList<double[]>();
    var matcher = COLOUR.matcher(StyleSheet.element().markup());
    while (matcher.find()) {
      int rgb = Integer.parseInt(matcher.group(1), 16);
      found.add(new double[] {linear(rgb >> 16), linear(rgb >> 8 & 255), linear(rgb & 255)});
    }
    return found;
  }

  private static double linear(int level) {
    double c = level / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double[] lab(double[] rgb) {
    double[] clipped = {clip(rgb[0]), clip(rgb[1]), clip(rgb[2])};
    double[] toXyz = {0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505};
    double[] xyz = multiply(toXyz, clipped);
    double x = root(xyz[0] / 0.9505);
    double y = root(xyz[1]);
    double z = root(xyz[2] / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double clip(double c) {
    return Math.clamp(c, 0, 1);
  }

  private static double root(double t) {
    return t > 216 / 24389.0 ? Math.cbrt(t) : (24389 / 27.0 * t + 16) / 116;
  }

  private static double[] multiply(double[] m, double[] v) {
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      product[i] = m[3 * i] * v[0] + m[3 * i + 1] * v[1] + m[3 * i + 2] * v[2];
    }
    return product;
  }
}
