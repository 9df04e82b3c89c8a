package dev.kullback.app.plot;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/// Grey images side by side, as one PNG whose pixels are the images' pixels.
///
/// Between the images lies a transparent gap of `gap` pixels.
public final class Mosaic {
  private static final int OPAQUE = 0xFF;

  private Mosaic() {}

  /// Draws images row by row.
  ///
  /// @param images the images, all of one size
  /// @param columns how many stand in a row
  /// @param gap transparent pixels between neighbours
  /// @return the bytes of a PNG file
  public static byte[] png(List<GreyImage> images, int columns, int gap) {
    return png(images, columns, gap, 1);
  }

  /// Draws images row by row, enlarged.
  ///
  /// @param images the images, all of one size
  /// @param columns how many stand in a row
  /// @param gap transparent pixels between neighbours, before they are enlarged
  /// @param zoom how many pixels wide and high each pixel becomes
  /// @return the bytes of a PNG file
  public static byte[] png(List<GreyImage> images, int columns, int gap, int zoom) {
    int height = images.getFirst().height();
    int width = images.getFirst().width();
    int rows = Math.ceilDiv(images.size(), columns);
    var whole =
        new BufferedImage(
            columns * (width + gap) - gap,
            rows * (height + gap) - gap,
            BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < images.size(); i++) {
      paint(
          images.get(i),
          whole.getRaster(),
          i % columns * (width + gap),
          i / columns * (height + gap));
    }
    return encode(zoom == 1 ? whole : enlarged(whole, zoom));
  }

  private static void paint(GreyImage image, WritableRaster raster, int left, int top) {
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        int level = image.level(row, column);
        raster.setPixel(left + column, top + row, new int[] {level, level, level, OPAQUE});
      }
    }
  }

  private static BufferedImage enlarged(BufferedImage image, int zoom) {
    var large =
        new BufferedImage(
            zoom * image.getWidth(), zoom * image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < large.getHeight(); y++) {
      for (int x = 0; x < large.getWidth(); x++) {
        large.setRGB(x, y, image.getRGB(x / zoom, y / zoom));
      }
    }
    return large;
  }

  private static byte[] encode(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("This Java has no PNG writer; use a full JDK 25");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing a PNG to memory failed", impossible);
    }
    return bytes.toByteArray();
  }
}
