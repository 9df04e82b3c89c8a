package dev.kullback.vae.model;

import dev.kullback.vae.config.Architecture;
import dev.kullback.vae.config.Likelihood;
import dev.kullback.vae.engine.Workspace;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Encoder and decoder with all their parameters.
public final class Network implements AutoCloseable {
  private final int dimension;
  private final int latent;
  private final Mlp encoder;
  private final Mlp decoder;
  private final Optional<ParameterTensor> likelihoodLogVariance;
  private final Parameters parameters;
  private final Workspace workspace;

  /// Lays out the networks; all parameters are 0 until [Initialization] or a checkpoint fills them.
  ///
  /// @param architecture the shape
  /// @param likelihood decides whether a variance is learned too
  /// @param dimension of the data
  public Network(Architecture architecture, Likelihood likelihood, int dimension) {
    this.dimension = dimension;
    this.latent = architecture.latent();
    Parameters.Layout layout = new Parameters.Layout();
    this.encoder =
        new Mlp(layout, "encoder", widths(architecture, dimension), architecture.activation());
    this.decoder =
        new Mlp(layout, "decoder", mirrored(architecture, dimension), architecture.activation());
    this.likelihoodLogVariance =
        likelihood instanceof Likelihood.LearnedGaussian
            ? Optional.of(layout.add("likelihood.logVariance", 1, 1))
            : Optional.empty();
    this.parameters = layout.allocate();
    this.workspace = Workspace.open();
    encoder.bind(parameters, workspace);
    decoder.bind(parameters, workspace);
  }

  private static List<Integer> widths(Architecture architecture, int dimension) {
    List<Integer> widths = new ArrayList<>();
    widths.add(dimension);
    widths.addAll(architecture.hidden());
    widths.add(Math.multiplyExact(2, architecture.latent()));
    return widths;
  }

  private static List<Integer> mirrored(Architecture architecture, int dimension) {
    List<Integer> widths = new ArrayList<>();
    widths.add(dimension);
    widths.addAll(architecture.hidden());
    widths.add(architecture.latent());
    Collections.reverse(widths);
    return widths;
  }

  /// Dimension of the data.
  ///
  /// @return values in a row
  public int dimension() {
    return dimension;
  }

  /// Dimension of the latent space.
  ///
  /// @return at least 1
  public int latent() {
    return latent;
  }

  /// From the data to (mean, raw log-variance), side by side in a row.
  ///
  /// @return rows × dimension in, rows × 2·latent out
  public Mlp encoder() {
    return encoder;
  }

  /// From the latent space to the logits or means of the data.
  ///
  /// @return rows × latent in, rows × dimension out
  public Mlp decoder() {
    return decoder;
  }

  /// All parameters.
  ///
  /// @return live memory
  public Parameters parameters() {
    return parameters;
  }

  /// The learned log-variance of a Gaussian likelihood, before it is bounded.
  ///
  /// @return its place, or empty when the likelihood learns none
  public Optional<ParameterTensor> likelihoodLogVariance() {
    return likelihoodLogVariance;
  }

  /// A single number among the parameters.
  ///
  /// @param tensor of one value
  /// @return its value
  public float scalar(ParameterTensor tensor) {
    return parameters.values(tensor).get(ValueLayout.JAVA_FLOAT, 0);
  }

  /// Memory that lives as long as the networks.
  ///
  /// @return the workspace to open nested ones in
  public Workspace workspace() {
    return workspace;
  }

  @Override
  public void close() {
    workspace.close();
  }
}
