package dev.kullback.internal.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A vectorised kernel and its scalar twin, which takes the calls until C2 has compiled the
/// vectorised one: that costs a thousand times as much before. A thread of its own runs it on
/// numbers of no interest until it is the faster one.
///
/// @param <K> the kernels' interface; both give the same bits
public final class WarmKernel<K> {
  private static final int MOST_TRIALS = 4000;

  /// One good time may be the other kernel's bad one.
  private static final int WINS = 10;

  private final K fastest;
  private volatile K current;

  private WarmKernel(K scalar, @Nullable K vector, Consumer<K> trial) {
    current = scalar;
    fastest = vector == null ? scalar : vector;
    if (vector != null) {
      Thread.ofPlatform()
          .daemon()
          .name("kullback-warm-up")
          .start(() -> warmUp(scalar, vector, trial));
    }
  }

  /// Starts to warm up, where [Kernels] chose vectors.
  ///
  /// @param <K> the kernels' interface
  /// @param vectorClass the name of the vectorised class, which has a public constructor
  /// @param type the kernels' interface
  /// @param elsewhere the scalar kernel where there are no vectors
  /// @param twin the scalar twin of the vectorised kernel
  /// @param trial some hundred microseconds of work for a compiled kernel
  /// @return the scalar twin at first
  public static <K> WarmKernel<K> of(
      String vectorClass, Class<K> type, K elsewhere, UnaryOperator<K> twin, Consumer<K> trial) {
    if (!Kernels.description().startsWith("vector")) {
      return new WarmKernel<>(elsewhere, null, trial);
    }
    K vector = load(vectorClass, type);
    return new WarmKernel<>(twin.apply(vector), vector, trial);
  }

  /// The kernel for the next piece of work.
  ///
  /// @return the faster one as far as is known
  public K current() {
    return current;
  }

  /// The kernel that [#current] will return sooner or later.
  ///
  /// @return the vectorised one where there is one
  public K fastest() {
    return fastest;
  }

  private void warmUp(K scalar, K vector, Consumer<K> trial) {
    int wins = 0;
    for (int i = 0; i < MOST_TRIALS && wins < WINS; i++) {
      long vectorTime = time(vector, trial);
      wins = vectorTime < time(scalar, trial) ? wins + 1 : 0;
    }
    if (wins == WINS) {
      current = vector;
    }
  }

  private static <K> long time(K kernel, Consumer<K> trial) {
    long start = System.nanoTime();
    trial.accept(kernel);
    return System.nanoTime() - start;
  }

  private static <K> K load(String vectorClass, Class<K> type) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      return type.cast(
          lookup
              .findConstructor(lookup.findClass(vectorClass), MethodType.methodType(void.class))
              .invoke());
    } catch (Throwable broken) {
      throw new LinkageError("the vector kernels cannot be loaded from " + vectorClass, broken);
    }
  }
}
