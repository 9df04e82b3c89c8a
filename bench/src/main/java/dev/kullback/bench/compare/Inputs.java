package dev.kullback.bench.compare;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The numbers that the script wrote for a case, as arrays.
final class Inputs {
  private final Path folder;
  private final String name;

  Inputs(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  float[] floats(String part) {
    float[] values = new float[Math.toIntExact(size(part) / Float.BYTES)];
    read(part, MemorySegment.ofArray(values));
    return values;
  }

  double[] doubles(String part) {
    double[] values = new double[Math.toIntExact(size(part) / Double.BYTES)];
    read(part, MemorySegment.ofArray(values));
    return values;
  }

  private long size(String part) {
    return path(part).toFile().length();
  }

  private void read(String part, MemorySegment target) {
    assert ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    try (Arena arena = Arena.ofConfined();
        FileChannel file = FileChannel.open(path(part))) {
      target.copyFrom(file.map(FileChannel.MapMode.READ_ONLY, 0, target.byteSize(), arena));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + path(part), e);
    }
  }

  private Path path(String part) {
    return folder.resolve(name + "." + part);
  }
}
