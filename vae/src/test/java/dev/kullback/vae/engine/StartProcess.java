package dev.kullback.vae.engine;

import dev.kullback.vae.VaeException;

/// A process that loads the engine and prints what becomes of it.
final class StartProcess {
  private StartProcess() {}

  public static void main(String[] arguments) {
    try {
      Torch.start(1);
      System.out.println("started " + Torch.version());
    } catch (VaeException e) {
      System.out.println(e.getMessage());
    }
  }
}
