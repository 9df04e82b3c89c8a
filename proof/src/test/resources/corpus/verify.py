#!/usr/bin/env python3
"""Judges every claim of the corpus by numbers alone and fails where the stated verdict is another one.

It never sees the LaTeX: each claim says its chain of values in Python beside the text. Expectations
are tensor Gauss-Hermite sums with three nodes an axis, exact for polynomials up to degree five, in
the coordinates z = mean + L e of the Cholesky factor L; densities are written out. Nothing here knows
a closed form, so a closed form that passes agrees with the definition.
"""
import itertools
import pathlib
import random
import sys

from mpmath import mp, mpf, matrix, sqrt, log as ln, exp, pi, det, inverse, cholesky, eye, diag

mp.dps = 40
TOLERANCE = mpf(10) ** -25


class Gaussian:
    def __init__(self, mean, covariance):
        self.mean, self.covariance, self.n = mean, covariance, len(mean)
        self.precision = inverse(covariance)
        self.constant = -(self.n * ln(2 * pi) + ln(det(covariance))) / 2
        self.factor = cholesky(covariance)

    def log_density(self, z):
        d = minus(z, self.mean)
        return self.constant - quad(d, self.precision, d) / 2

    def expectation(self, f):
        total = mpf(0)
        for nodes in itertools.product(HERMITE, repeat=self.n):
            weight = mpf(1)
            for _, w in nodes:
                weight *= w
            e = [x for x, _ in nodes]
            z = [self.mean[i] + sum(self.factor[i, k] * e[k] for k in range(i + 1)) for i in range(self.n)]
            total += weight * f(z)
        return total


# Roots of He_3 and their weights for the standard normal law.
HERMITE = ((-sqrt(mpf(3)), mpf(1) / 6), (mpf(0), mpf(2) / 3), (sqrt(mpf(3)), mpf(1) / 6))


def minus(u, v):
    return [a - b for a, b in zip(u, v)]


def dot(u, v):
    return sum((a * b for a, b in zip(u, v)), mpf(0))


def quad(u, m, v):
    return sum((u[i] * m[i, j] * v[j] for i in range(len(u)) for j in range(len(v))), mpf(0))


def tr(m):
    return sum((m[i, i] for i in range(m.rows)), mpf(0))


def rational(rng, low, high):
    return mpf(rng.randint(low, high)) / 4


def covariance(rng, n):
    a = matrix(n, n)
    for i in range(n):
        for j in range(i):
            a[i, j] = rational(rng, -6, 6)
        a[i, i] = rational(rng, 2, 8)
    return a * a.T


def point(setting, n, rng, special):
    """The names a claim may use, at one random point."""
    if setting == "univariate":
        n = 1
    mean = lambda: [rational(rng, -8, 8) for _ in range(n)]
    scale = lambda: [rational(rng, 1, 10) for _ in range(n)]
    origin, unit = [mpf(0)] * n, [mpf(1)] * n
    m1, m2, s1, s2 = mean(), mean(), scale(), scale()
    if setting == "isotropic":
        s1, s2 = [s1[0]] * n, [s2[0]] * n
    full = setting in ("full", "fullpair")
    if "mu = 0" in special:
        m1 = origin
    if "mu1 = mu2" in special:
        m2 = m1
    if "sigma = 1" in special:
        s1 = unit
    if "sigma1 = sigma2" in special:
        s2 = s1
    c1 = covariance(rng, n) if full and "sigma = 1" not in special else diag([s ** 2 for s in s1])
    c2 = covariance(rng, n) if full else diag([s ** 2 for s in s2])
    if full and "sigma1 = sigma2" in special:
        c2 = c1
    if setting in ("standard", "full", "elbo"):
        m2, s2, c2 = origin, unit, eye(n)
    q, p = Gaussian(m1, c1), Gaussian(m2, c2)
    names = dict(
        n=n, mu=m1, s=s1, S=c1, m1=m1, m2=m2, s1=s1, s2=s2, S1=c1, S2=c2, q=q, p=p, I=eye(n),
        E=q.expectation, Ep=p.expectation, lnq=q.log_density, lnp=p.log_density,
        Sum=lambda f: sum((f(i) for i in range(n)), mpf(0)),
        Prod=lambda f: mp.fprod(f(i) for i in range(n)),
        KL=lambda a, b: a.expectation(lambda z: a.log_density(z) - b.log_density(z)),
        H=lambda a: -a.expectation(a.log_density),
        Standard=lambda k: Gaussian([mpf(0)] * k, eye(k)),
        matrix_of=lambda v: matrix(v) * matrix(v).T,
        dot=dot, quad=quad, minus=minus, det=det, inv=inverse, tr=tr, diag=diag,
        ln=ln, exp=exp, pi=pi, sqrt=sqrt, half=mpf(1) / 2, mpf=mpf, eye=eye)
    if setting == "elbo":
        names.update(linear_model(n, rng, q))
    return names


def linear_model(n, rng, q):
    """x = W z + noise of covariance I: the model in which an identity of the ELBO is tried."""
    w = matrix(n, n)
    for i in range(n):
        for j in range(n):
            w[i, j] = rational(rng, -4, 4)
    x = [rational(rng, -8, 8) for _ in range(n)]
    noise = Gaussian([mpf(0)] * n, eye(n))
    residual = lambda z: [x[i] - sum(w[i, k] * z[k] for k in range(n)) for i in range(n)]
    likelihood = lambda z: noise.log_density(residual(z))
    evidence = Gaussian([mpf(0)] * n, w * w.T + eye(n)).log_density(x)
    posterior_covariance = inverse(w.T * w + eye(n))
    column = posterior_covariance * (w.T * matrix(x))
    posterior = Gaussian([column[i] for i in range(n)], posterior_covariance)
    prior = Gaussian([mpf(0)] * n, eye(n))
    joint = lambda z: likelihood(z) + prior.log_density(z)
    elbo = q.expectation(lambda z: joint(z) - q.log_density(z))
    return dict(lnpx=evidence, lnpxz=likelihood, joint=joint, post=posterior,
                lnpost=posterior.log_density, ELBO=elbo)


def close(a, b):
    return abs(a - b) <= TOLERANCE * (1 + abs(a) + abs(b))


def points(setting, special=frozenset(), dimensions=(1, 2, 3, 4), count=3):
    rng = random.Random(20261122)
    return [point(setting, n, rng, special) for n in dimensions for _ in range(count)]


def evaluate(expression, names):
    return eval(expression, dict(names))


def judge(chain, where):
    """For each adjacent pair, and for each right side against the first: do they agree everywhere?"""
    sides = [[evaluate(side, names) for side in chain] for names in where]
    steps = [all(close(v[i], v[i + 1]) for v in sides) for i in range(len(chain) - 1)]
    starts = [all(close(v[0], v[i + 1]) for v in sides) for i in range(len(chain) - 1)]
    return steps, starts


def read(path):
    """The blocks of a file, each a dictionary from key to the list of its values."""
    claims, block, text = [], None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if text is not None:
            if line == "end":
                block["text"] = ["\n".join(text)]
                claims.append(block)
                block, text = None, None
            else:
                text.append(line)
        elif not line.strip() or line.startswith("#"):
            continue
        elif line.strip() == "text":
            text = []
        else:
            key, value = line.split(None, 1)
            if key == "claim":
                block = {"at": [f"{path.name}:{number}"]}
            block.setdefault(key, []).append(value.strip())
    if block is not None:
        raise SystemExit(f"{path.name}: the last claim has no 'end'")
    return claims


def where_true(condition, setting):
    """Points at which the condition of an `only` line holds."""
    parts = frozenset(part.strip() for part in condition.split(" and "))
    dimensions = (1,) if "n = 1" in parts else (1, 2, 3, 4)
    unknown = parts - {"n = 1", "mu = 0", "sigma = 1", "mu1 = mu2", "sigma1 = sigma2"}
    if unknown:
        raise SystemExit(f"unknown condition: {unknown}")
    return points(setting, parts, dimensions)


def findings(claim):
    setting = claim["setting"][0]
    said = claim["says"][0].split()
    starts_said = claim.get("start", [""])[0].split()
    if set(said) == {"UNDECIDED"}:
        return
    steps, starts = [], []
    everywhere = points(setting)
    for line in claim["values"]:
        a, b = judge(line.split(" == "), everywhere)
        steps += a
        starts += b
    verdicts = ["TRUE" if step else "FALSE" for step in steps]
    if verdicts != said:
        yield f"says {said}, the numbers say {verdicts}"
    if starts_said and ["yes" if s else "no" for s in starts] != starts_said:
        yield f"start says {starts_said}, the numbers say {starts}"
    for condition in claim.get("only", []):
        special = where_true(condition, setting)
        if not all(all(judge(line.split(" == "), special)[0]) for line in claim["values"]):
            yield f"is not true where {condition}"
        if "FALSE" not in said:
            yield "has an 'only' but no FALSE"


def main():
    folder = pathlib.Path(__file__).parent
    claims = [claim for path in sorted(folder.glob("*.claims")) for claim in read(path)]
    names = [claim["claim"][0] for claim in claims]
    wrong = [f"{name} stands twice" for name in sorted(set(names)) if names.count(name) > 1]
    count = {"TRUE": 0, "FALSE": 0, "UNDECIDED": 0}
    for claim in claims:
        for verdict in claim["says"][0].split():
            count[verdict] += 1
        wrong += [f"{claim['at'][0]}: {claim['claim'][0]} {finding}" for finding in findings(claim)]
    print(f"{len(claims)} claims, equalities: {count}")
    for finding in wrong:
        print(finding)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
