package dev.kullback;

/// How a batch is cut into tiles.
///
/// @param width coordinates of a row, or of a piece of it where a row is longer than a tile
/// @param rows how many rows a tile has
record TileShape(int width, int rows) {

  /// Tiles of about half a capacity; where possible of a multiple of 16 coordinates, which leaves
  /// vectorised loops no tail.
  static TileShape of(int n, int capacity) {
    int step = 16 / Math.min(16, Integer.lowestOneBit(n));
    int half = capacity / 2 / n / step * step;
    int whole = capacity / n / step * step;
    int rows = half > 0 ? half : Math.max(whole, Math.max(1, capacity / 2 / n));
    return new TileShape(n <= capacity ? n : capacity / 2, rows);
  }
}
