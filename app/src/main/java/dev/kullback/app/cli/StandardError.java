package dev.kullback.app.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Gives the process its own stderr back.
///
/// With an incubator module the JVM prints a warning while it starts that no option turns off. The
/// launcher therefore starts it with stderr turned to a filter and the real stderr under another
/// number, which it names in a system property; as soon as Java runs, the real one takes its place
/// again, for native code too, and the filter ends.
public final class StandardError {
  private static final String REAL = "kullback.stderr";
  private static final int STDERR = 2;

  private StandardError() {}

  /// Undoes what the launcher did, if it did anything.
  public static void restore() {
    Integer real = Integer.getInteger(REAL);
    if (real != null) {
      duplicate(real, STDERR);
    }
  }

  /// The system call dup2.
  @SuppressWarnings(
      "restricted") // the launcher allows native access; nothing else would reach stderr
  private static void duplicate(int from, int to) {
    Linker linker = Linker.nativeLinker();
    ValueLayout.OfInt number = ValueLayout.JAVA_INT;
    MethodHandle dup2 =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("dup2"),
            FunctionDescriptor.of(number, number, number));
    try {
      int answer = (int) dup2.invokeExact(from, to);
      if (answer != to) {
        System.err.println("kullback: stderr could not be restored; messages may be missing");
      }
    } catch (Throwable broken) {
      throw new LinkageError("dup2 takes two numbers and gives one", broken);
    }
  }
}
