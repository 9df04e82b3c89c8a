package dev.kullback.internal.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Chooses the kernels, once per JVM: the vectorised ones where the module `jdk.incubator.vector`
/// is there, C2 compiles, and vectors have at least 128 bits; else the scalar twins. One line in
/// the log says which, and why. The choice never changes a bit of a result.
public final class Kernels {
  private static final String VECTOR_CLASS = "dev.kullback.internal.simd.VectorKernels";

  private final KernelProvider provider;
  private final Map<StageKind, Warming<FloatStage>> floats = new EnumMap<>(StageKind.class);
  private final Map<StageKind, Warming<DoubleStage>> doubles = new EnumMap<>(StageKind.class);

  private Kernels(KernelProvider chosen) {
    this.provider = chosen;
    KernelProvider scalar = KernelProvider.scalar();
    for (StageKind kind : StageKind.values()) {
      if (chosen instanceof ScalarKernels) {
        floats.put(kind, Warming.settled(scalar.floats(kind)));
        doubles.put(kind, Warming.settled(scalar.doubles(kind)));
      } else {
        floats.put(kind, new Warming<>(scalar.floats(kind), chosen.floats(kind), Trials::floats));
        doubles.put(
            kind, new Warming<>(scalar.doubles(kind), chosen.doubles(kind), Trials::doubles));
      }
    }
  }

  /// Made on first use.
  private static final class Chosen {
    private static final Kernels KERNELS = new Kernels(choose());

    private Chosen() {}
  }

  /// What was chosen: `vector, 512 bits`, or `scalar`.
  ///
  /// @return a few words
  public static String description() {
    return Chosen.KERNELS.provider.description();
  }

  /// What was chosen, warm or not.
  ///
  /// @return all stages
  public static KernelProvider provider() {
    return Chosen.KERNELS.provider;
  }

  /// The implementation to use now of a stage in single precision.
  ///
  /// @param kind which
  /// @param coordinates how many the caller will pass through it
  /// @return the vectorised one once it is warm, its twin before
  public static FloatStage floats(StageKind kind, long coordinates) {
    return warming(Chosen.KERNELS.floats, kind).current(coordinates);
  }

  /// The implementation to use now of a stage in double precision.
  ///
  /// @param kind which
  /// @param coordinates how many the caller will pass through it
  /// @return the vectorised one once it is warm, its twin before
  public static DoubleStage doubles(StageKind kind, long coordinates) {
    return warming(Chosen.KERNELS.doubles, kind).current(coordinates);
  }

  /// Warms up all stages of a kind now.
  ///
  /// @param kind which
  /// @return whether the vectorised ones serve, in both precisions
  /// @throws InterruptedException where it is interrupted
  public static boolean warmUp(StageKind kind) throws InterruptedException {
    boolean single = warming(Chosen.KERNELS.floats, kind).awaitVector();
    return warming(Chosen.KERNELS.doubles, kind).awaitVector() && single;
  }

  /// Another kernel, which begins to warm up at once where vectors were chosen.
  ///
  /// @param <K> the kernels' interface
  /// @param vectorClass the name of the vectorised class, which has a public constructor
  /// @param type the kernels' interface
  /// @param elsewhere the scalar kernel where there are no vectors
  /// @param twin the scalar twin of the vectorised kernel
  /// @param trial makes some microseconds of work that allocates nothing, for the vectorised kernel
  ///   and its twin
  /// @return the scalar twin at first
  public static <K> Warming<K> warming(
      String vectorClass,
      Class<K> type,
      K elsewhere,
      UnaryOperator<K> twin,
      Function<K, Consumer<K>> trial) {
    if (provider() instanceof ScalarKernels) {
      return Warming.settled(elsewhere);
    }
    K vector = load(vectorClass, type);
    Warming<K> warming = new Warming<>(twin.apply(vector), vector, trial.apply(vector));
    warming.start();
    return warming;
  }

  private static <S> Warming<S> warming(Map<StageKind, Warming<S>> all, StageKind kind) {
    return Objects.requireNonNull(all.get(kind));
  }

  private static KernelProvider choose() {
    Logger log = System.getLogger("dev.kullback");
    if (System.getProperty("kullback.kernels", "").equals("scalar")) {
      return scalar(log, "the system property kullback.kernels asks for them");
    }
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return scalar(
          log,
          "the module jdk.incubator.vector is not there (start Java with --add-modules"
              + " jdk.incubator.vector)");
    }
    if (!hasC2()) {
      return scalar(log, "this JVM runs without its optimising compiler");
    }
    try {
      KernelProvider vector = load(VECTOR_CLASS, KernelProvider.class);
      log.log(
          Level.DEBUG,
          "Kullback kernels: {0}, since the module jdk.incubator.vector and C2 are there",
          vector.description());
      return vector;
    } catch (UnsupportedOperationException refused) {
      return scalar(log, String.valueOf(refused.getMessage()));
    }
  }

  private static <K> K load(String vectorClass, Class<K> type) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      return type.cast(
          lookup
              .findConstructor(lookup.findClass(vectorClass), MethodType.methodType(void.class))
              .invoke());
    } catch (UnsupportedOperationException refused) {
      throw refused;
    } catch (Throwable broken) {
      throw new LinkageError("the vector kernels cannot be loaded from " + vectorClass, broken);
    }
  }

  private static KernelProvider scalar(Logger log, String reason) {
    log.log(Level.DEBUG, "Kullback kernels: scalar, since {0}", reason);
    return KernelProvider.scalar();
  }

  /// JVMs that only interpret, or have only the quick compiler, still report wide vectors, and run
  /// them thousands of times slower.
  private static boolean hasC2() {
    String mode = System.getProperty("java.vm.info", "");
    return !mode.contains("interpreted") && !mode.contains("client");
  }
}
