package dev.kullback.internal.pair;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is worked out when it is first asked for, and once: any number of threads see the
/// same one.
final class Once<T> {
  private final Supplier<T> work;
  private volatile @Nullable T value;

  Once(Supplier<T> work) {
    this.work = work;
  }

  T get() {
    T known = value;
    return known == null ? first() : known;
  }

  private synchronized T first() {
    T known = value;
    if (known == null) {
      known = work.get();
      value = known;
    }
    return known;
  }
}
