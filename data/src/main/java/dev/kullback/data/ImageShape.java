package dev.kullback.data;

/// How one row folds into an image: row-major pixels, channels last.
///
/// @param height pixel rows
/// @param width pixels in a row
/// @param channels values per pixel: 1 for grey
public record ImageShape(int height, int width, int channels) {

  /// Checks that each extent is at least one and that the product fits an int.
  public ImageShape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "an image needs height, width and channels of at least 1, got "
              + height
              + " x "
              + width
              + " x "
              + channels);
    }
    Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /// A grey image.
  ///
  /// @param height pixel rows
  /// @param width pixels in a row
  /// @return the shape, one channel
  public static ImageShape grey(int height, int width) {
    return new ImageShape(height, width, 1);
  }

  /// How many values one image has.
  ///
  /// @return height · width · channels
  public int values() {
    return height * width * channels;
  }

  @Override
  public String toString() {
    return height + "x" + width + (channels == 1 ? "" : "x" + channels);
  }
}
