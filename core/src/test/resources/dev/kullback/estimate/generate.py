"""Writes the data sets and reference numbers of the estimator's tests beside itself.

Needs numpy, scipy and scikit-learn; the files here were written with the versions in reference.txt.
Each number is printed so that it reads back as the same double.
"""
import pathlib

import numpy
import scipy
import scipy.special
import scipy.stats
import sklearn
from sklearn.covariance import ledoit_wolf, oas

HERE = pathlib.Path(__file__).parent
lines = [f"# numpy {numpy.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}"]


def put(name, values):
    lines.append(name + " " + " ".join(repr(float(x)) for x in numpy.ravel(values)))


def oas_of_the_paper(s, rows):
    """Chen, Wiesel, Eldar & Hero 2010, equation 23."""
    n = len(s)
    square, trace = numpy.trace(s @ s), numpy.trace(s)
    rho = ((1 - 2 / n) * square + trace**2) / ((rows + 1 - 2 / n) * (square - trace**2 / n))
    return min(rho, 1.0)


def principal(s, rank):
    """Tipping & Bishop 1999, equations 7 and 8."""
    values, vectors = numpy.linalg.eigh(s)
    values, vectors = values[::-1], vectors[:, ::-1]
    noise = values[rank:].mean()
    w = vectors[:, :rank] * numpy.sqrt(values[:rank] - noise)
    return w @ w.T + noise * numpy.eye(len(s)), noise, values[:rank].sum() / values.sum()


def reference(name, rows):
    numpy.savetxt(HERE / f"{name}.txt", rows, fmt="%.17g")
    count, n = rows.shape
    s = numpy.cov(rows.T, bias=True)
    put(f"{name}.mean", rows.mean(axis=0))
    put(f"{name}.variances", rows.var(axis=0, ddof=1))
    put(f"{name}.covariance", numpy.cov(rows.T))
    covariance, intensity = ledoit_wolf(rows)
    put(f"{name}.ledoit-wolf", covariance)
    put(f"{name}.ledoit-wolf.intensity", intensity)
    covariance, intensity = oas(rows)
    put(f"{name}.oas-large-dimension", covariance)
    put(f"{name}.oas-large-dimension.intensity", intensity)
    intensity = oas_of_the_paper(s, count)
    put(f"{name}.oas", (1 - intensity) * s + intensity * numpy.trace(s) / n * numpy.eye(n))
    put(f"{name}.oas.intensity", intensity)
    covariance, noise, explained = principal(s, 2)
    put(f"{name}.principal", covariance)
    put(f"{name}.principal.noise", noise)
    put(f"{name}.principal.explained", explained)


def log_determinant_bias(nu, n):
    return sum(scipy.special.digamma((nu - i) / 2) for i in range(n)) + n * numpy.log(2 / nu)


def estimate(name, x, y):
    """The unbiased divergence and its delta-method standard error, by inverses and traces."""
    (nq, n), np_ = x.shape, len(y)
    vq, vp = nq - 1, np_ - 1
    sq, sp = numpy.cov(x.T), numpy.cov(y.T)
    d = x.mean(axis=0) - y.mean(axis=0)
    iq, ip = numpy.linalg.inv(sq), numpy.linalg.inv(sp)
    t, m = numpy.trace(ip @ sq), d @ ip @ d
    logs = numpy.linalg.slogdet(sp)[1] - numpy.linalg.slogdet(sq)[1]
    a = (vp - n - 1) / vp
    put(f"{name}.plug-in", (t + m - n + logs) / 2)
    logs += log_determinant_bias(vq, n) - log_determinant_bias(vp, n)
    put(f"{name}.unbiased", (a * t + a * m - n / np_ - a * t / nq - n + logs) / 2)
    g = ip @ d
    gq, gp = (ip - iq) / 2, (ip - ip @ (sq + numpy.outer(d, d)) @ ip) / 2
    of_q = g @ sq @ g / nq + 2 * numpy.trace(gq @ sq @ gq @ sq) / vq
    of_p = g @ sp @ g / np_ + 2 * numpy.trace(gp @ sp @ gp @ sp) / vp
    put(f"{name}.standard-error", numpy.sqrt(of_q + of_p))


random = numpy.random.default_rng(20261122)
mix = random.standard_normal((6, 6))
tall = random.standard_normal((40, 6)) @ mix + numpy.arange(6)
wide = random.standard_t(5, (12, 20)) * numpy.linspace(0.5, 2, 20)
other = random.standard_normal((55, 6)) @ (mix + 0.3 * random.standard_normal((6, 6)))
reference("tall", tall)
reference("wide", wide)
reference("other", other)
estimate("tall-other", tall, other)
for tail in (0.5, 0.25, 0.08, 0.025, 0.005, 1e-4, 1e-9, 1e-12, 1e-20):
    put(f"quantile.{tail}", scipy.stats.norm.isf(tail))
(HERE / "reference.txt").write_text("\n".join(lines) + "\n")
