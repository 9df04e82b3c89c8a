package dev.kullback.vae.training;

import dev.kullback.vae.engine.Torch;
import java.util.LinkedHashMap;
import java.util.Map;

/// Everything besides configuration and data that the bits of a run may depend on.
final class Versions {
  private Versions() {}

  static Map<String, String> current() {
    Map<String, String> versions = new LinkedHashMap<>();
    String own = Versions.class.getPackage().getImplementationVersion();
    versions.put("kullback", own == null ? "development" : own);
    versions.put("pytorch", Torch.version());
    versions.put("java", System.getProperty("java.vm.version", "unknown"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }
}
