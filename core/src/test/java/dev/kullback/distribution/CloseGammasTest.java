package dev.kullback.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.obermuhlner.math.big.BigDecimalMath;
import dev.kullback.oracle.Decimal;
import dev.kullback.oracle.DecimalGamma;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two gamma distributions, q = p(1 + d) in shape and scale, against ln Γ and ψ in 60 digits.
class CloseGammasTest {
  private static final MathContext DIGITS = new MathContext(60);

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 0.999, 1, 2.5, 7, 12.7, 19.5, 25, 300})
  void keepTheirDigitsAtEveryDistance(double shape) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(Double.doubleToLongBits(shape));
    for (int exponent = 0; exponent <= 12; exponent++) {
      double d = Math.pow(10, -exponent);
      Gamma p = new Gamma(shape, random.nextDouble(0.2, 3));
      Gamma q = new Gamma(moved(random, p.shape(), d), moved(random, p.scale(), d));
      BigDecimal exact = divergence(q, p);
      double error = Decimal.relativeError(UnivariateKullbackLeibler.divergence(q, p), exact);
      assertTrue(error < 1e-14, () -> "relative error " + error + " at " + q + " : " + p);
    }
  }

  private static double moved(RandomGenerator random, double x, double d) {
    return x * (1 + d * random.nextDouble(0.5, 1));
  }

  /// `(a−b) ψ(a) − ln Γ(a) + ln Γ(b) + b ln(β/α) + a (α−β)/β` for shapes a, b and scales α, β.
  private static BigDecimal divergence(Gamma q, Gamma p) {
    BigDecimal a = new BigDecimal(q.shape());
    BigDecimal b = new BigDecimal(p.shape());
    BigDecimal alpha = new BigDecimal(q.scale());
    BigDecimal beta = new BigDecimal(p.scale());
    BigDecimal logs = BigDecimalMath.log(beta.divide(alpha, DIGITS), DIGITS).multiply(b);
    return a.subtract(b)
        .multiply(DecimalGamma.digamma(q.shape()))
        .subtract(DecimalGamma.logGamma(q.shape()))
        .add(DecimalGamma.logGamma(p.shape()))
        .add(logs)
        .add(a.multiply(alpha.subtract(beta)).divide(beta, DIGITS));
  }
}
