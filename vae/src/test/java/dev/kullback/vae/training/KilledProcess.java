package dev.kullback.vae.training;

import dev.kullback.vae.testing.Tiny;
import java.nio.file.Path;

/// A process that trains and says after each batch where it is, so that a test can kill it.
final class KilledProcess {
  private KilledProcess() {}

  public static void main(String[] arguments) {
    Trainer.train(
        Tiny.epochs(Integer.parseInt(arguments[1]), 0),
        Tiny.data(),
        Path.of(arguments[0]),
        new TrainingListener() {
          @Override
          public void batchDone(Progress progress) {
            System.out.println(progress.epoch() + " " + progress.batch());
            System.out.flush();
          }
        });
  }
}
