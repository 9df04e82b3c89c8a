package dev.kullback.estimate;

import dev.kullback.KullbackLeibler;

/// What two samples tell about KL(q‖p) between the Gaussians they were drawn from, in nats.
///
/// The divergence between the two fits (the plug-in estimate) is too large on average: for equal
/// distributions by about `n(n+3)/4 · (1/Nq + 1/Np)`, which is 6.4 nats at n = 64 and 200 against
/// 1000 rows, and truly 11. Its exact expectation is known, and [#unbiased()] takes the excess
/// away:
///
/// ```text
/// KLᵤ = ½ [ a tr(Sp⁻¹Sq) + a δᵀSp⁻¹δ − n/Np − a tr(Sp⁻¹Sq)/Nq − n + ln|Sp| − L(νp) − ln|Sq| + L(νq) ]
/// a = (νp − n − 1)/νp,   ν = N − 1,   δ = x̄q − x̄p,   L(ν) = Σᵢ₌₀ⁿ⁻¹ ψ((ν−i)/2) + n ln(2/ν)
/// ```
///
/// For diagonal fits the same holds coordinate by coordinate, each with its own number of values.
/// An unbiased estimate of a small divergence can be negative: that is what makes it unbiased.
///
/// The standard error comes from the delta method: the gradient of the divergence in the means and
/// covariances, and their sampling covariances (Σ/N and the Wishart's). A nominal 95 % interval
/// covered the true value in 93 % to 97 % of simulated samples. Where the distributions are equal
/// the true gradient vanishes, and it covered 97 % to 100 %: wider than it needs to be. So it is
/// where a sample is only a few times larger than the dimension.
///
/// **Assumes** independent rows with Gaussian distribution, and independent coordinates where a fit
/// is diagonal. Heavy tails make the standard error too small.
///
/// @param plugIn KL between the two fits
/// @param unbiased the estimate of KL between the two distributions, on average right
/// @param standardError of the unbiased estimate
public record DivergenceEstimate(double plugIn, double unbiased, double standardError) {

  /// Estimates KL(q‖p).
  ///
  /// @param q fitted to the rows of the first sample: [Fit.SampleCovariance] or [Fit.Variances]
  /// @param p fitted to the rows of the second, of the same dimension, likewise
  /// @return the estimate
  /// @throws IllegalArgumentException where a fit is of another kind (the bias of shrunk fits has
  ///   no closed form), p's sample is too small (at least n + 3 rows for a covariance, 4 values for
  ///   a variance), or a variance is 0
  public static DivergenceEstimate of(FittedGaussian q, FittedGaussian p) {
    double plugIn = KullbackLeibler.divergence(q.gaussian(), p.gaussian());
    Sampling samplingOfQ = Sampling.of("q", q);
    Sampling samplingOfP = Sampling.of("p", p);
    samplingOfP.requireInverseMean();
    double excess = Bias.of(q.gaussian(), samplingOfQ, p.gaussian(), samplingOfP);
    double variance = DeltaMethod.variance(q.gaussian(), samplingOfQ, p.gaussian(), samplingOfP);
    return new DivergenceEstimate(plugIn, plugIn - excess, Math.sqrt(variance));
  }

  /// What the plug-in estimate is expected to be too large by.
  ///
  /// @return plug-in − unbiased
  public double bias() {
    return plugIn - unbiased;
  }

  /// The interval `unbiased ± z · standard error`, of which only the part that a divergence can be
  /// in, [0, ∞), is given.
  ///
  /// @param confidence such as 0.95
  /// @return the interval; [0, 0] where all of it is below 0
  public Interval interval(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a confidence needs to be between 0 and 1, got " + confidence);
    }
    double half = NormalQuantile.upper(0.5 * (1 - confidence)) * standardError;
    return new Interval(Math.max(unbiased - half, 0), Math.max(unbiased + half, 0), confidence);
  }
}
