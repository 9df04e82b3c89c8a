package dev.kullback.app.plot;

import java.util.Arrays;

/// A grey image, row by row from the top left; 0 is black and 1 is white.
public final class GreyImage {
  private final int height;
  private final int width;
  private final float[] pixels;

  private GreyImage(int height, int width, float[] pixels) {
    this.height = height;
    this.width = width;
    this.pixels = pixels;
  }

  /// Copies an image out of an array that may hold many.
  ///
  /// @param height rows of pixels
  /// @param width pixels per row
  /// @param pixels values from 0 to 1; values outside are drawn as 0 or 1, NaN as 0
  /// @param offset where the image starts in the array
  /// @return the image
  public static GreyImage of(int height, int width, float[] pixels, int offset) {
    if (height < 1 || width < 1 || offset < 0 || pixels.length - offset < height * width) {
      throw new IllegalArgumentException(
          "An image of %d x %d pixels at offset %d needs more than the %d values it got"
              .formatted(height, width, offset, pixels.length));
    }
    return new GreyImage(
        height, width, Arrays.copyOfRange(pixels, offset, offset + height * width));
  }

  /// The number of rows of pixels.
  ///
  /// @return the height
  public int height() {
    return height;
  }

  /// The number of pixels per row.
  ///
  /// @return the width
  public int width() {
    return width;
  }

  /// A pixel as a grey level from 0 to 255.
  int level(int row, int column) {
    return Math.round(255 * Math.clamp(pixels[row * width + column], 0f, 1f));
  }
}
