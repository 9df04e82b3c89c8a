"""KL between univariate families in 60 digits, from entropies and moments; and seeded pairs of them."""
import random

from mpmath import mp, mpf

from pairs import single

INFINITE = {"normal", "laplace", "logistic", "gumbel"}


def _truncated(mean, deviation, lower, upper):
    """Entropy, mean and variance."""
    a, b = (lower - mean) / deviation, (upper - mean) / deviation
    z = mp.ncdf(b) - mp.ncdf(a)
    at_a, at_b = mp.npdf(a) / z, mp.npdf(b) / z
    entropy = mp.log(mp.sqrt(2 * mp.pi * mp.e) * deviation * z) + (a * at_a - b * at_b) / 2
    variance = deviation ** 2 * (1 + a * at_a - b * at_b - (at_a - at_b) ** 2)
    return entropy, mean + deviation * (at_a - at_b), variance


def moments(family, x):
    """Entropy, mean and variance."""
    x = [mpf(v) for v in x]
    match family:
        case "normal":
            return mp.log(2 * mp.pi * mp.e * x[1] ** 2) / 2, x[0], x[1] ** 2
        case "log-normal":
            square = x[1] ** 2
            mean = mp.exp(x[0] + square / 2)
            return mp.log(2 * mp.pi * mp.e * square) / 2 + x[0], mean, mean ** 2 * mp.expm1(square)
        case "half-normal":
            return (mp.log(mp.pi * x[0] ** 2 / 2) + 1) / 2, x[0] * mp.sqrt(2 / mp.pi), x[0] ** 2 * (1 - 2 / mp.pi)
        case "truncated-normal":
            return _truncated(*x)
        case "laplace":
            return 1 + mp.log(2 * x[1]), x[0], 2 * x[1] ** 2
        case "logistic":
            return mp.log(x[1]) + 2, x[0], (mp.pi * x[1]) ** 2 / 3
        case "gumbel":
            return mp.log(x[1]) + mp.euler + 1, x[0] + mp.euler * x[1], (mp.pi * x[1]) ** 2 / 6
        case "uniform":
            return mp.log(x[1] - x[0]), (x[0] + x[1]) / 2, (x[1] - x[0]) ** 2 / 12
        case "exponential":
            return 1 - mp.log(x[0]), 1 / x[0], 1 / x[0] ** 2
        case "gamma":
            k, t = x
            return k + mp.log(t) + mp.loggamma(k) + (1 - k) * mp.digamma(k), k * t, k * t * t


def log_moment(family, x):
    """The mean of the logarithm."""
    match family:
        case "gamma":
            return mp.digamma(mpf(x[0])) + mp.log(mpf(x[1]))
        case "exponential":
            return -mp.euler - mp.log(mpf(x[0]))
        case "log-normal":
            return mpf(x[0])


def kl(q, p):
    entropy, mean, variance = moments(*q)
    x = [mpf(v) for v in p[1]]
    match q[0], p[0]:
        case _, "normal":
            return -entropy + mp.log(2 * mp.pi * x[1] ** 2) / 2 + (variance + (mean - x[0]) ** 2) / (2 * x[1] ** 2)
        case "normal", "laplace":
            s, distance = mp.sqrt(variance), abs(mean - x[0])
            folded = s * mp.sqrt(2 / mp.pi) * mp.exp(-distance ** 2 / (2 * variance))
            folded += distance * mp.erf(distance / (s * mp.sqrt(2)))
            return folded / x[1] + mp.log(2 * x[1]) - entropy
        case "normal", "gumbel":
            z = (mean - x[0]) / x[1]
            return z + mp.exp(variance / (2 * x[1] ** 2) - z) + mp.log(x[1]) - entropy
        case "log-normal", "log-normal":
            return kl(("normal", q[1]), ("normal", p[1]))
        case "half-normal", "half-normal":
            return kl(("normal", (0, q[1][0])), ("normal", (0, p[1][0])))
        case "laplace", "laplace":
            b, distance = mpf(q[1][1]), abs(mpf(q[1][0]) - x[0])
            return (b * mp.exp(-distance / b) + distance) / x[1] + mp.log(x[1] / b) - 1
        case "exponential", "exponential":
            rate = mpf(q[1][0])
            return mp.log(rate / x[0]) + x[0] / rate - 1
        case _, "gamma" | "exponential":
            shape, scale = x if p[0] == "gamma" else (mpf(1), 1 / x[0])
            density = (shape - 1) * log_moment(*q) - mean / scale - shape * mp.log(scale) - mp.loggamma(shape)
            return -entropy - density
        case "uniform", "uniform":
            return mp.log((x[1] - x[0]) / (mpf(q[1][1]) - mpf(q[1][0])))
    raise ValueError((q, p))


def draw(family, r, offset=0.0):
    location, scale = offset + r.gauss(0, 1), r.uniform(0.5, 2)
    match family:
        case "half-normal" | "exponential":
            return family, (scale,)
        case "truncated-normal":
            return family, (location, scale, location - r.uniform(0.1, 2), location + r.uniform(0.1, 2))
        case "uniform":
            return family, (location, location + scale)
        case "gamma":
            return family, (10 ** r.uniform(-1, 2), scale)
    return family, (location, scale)


def random_pair(families, r):
    if families == ("uniform", "uniform"):
        q = draw("uniform", r)
        return q, ("uniform", (q[1][0] - r.uniform(0, 1), q[1][1] + r.uniform(0, 1)))
    return draw(families[0], r), draw(families[1], r)


def offset_pair(offset):
    def pair(families, r):
        if not set(families) <= INFINITE | {"uniform", "truncated-normal"}:
            return None
        if families == ("uniform", "uniform"):
            q = draw("uniform", r, offset)
            return q, ("uniform", (q[1][0] - r.uniform(0, 1), q[1][1] + r.uniform(0, 1)))
        return draw(families[0], r, offset), draw(families[1], r, offset)
    return pair


def close_pair(families, r):
    """One family on both sides; or a gamma of a large shape and the normal of its moments."""
    if families == ("gamma", "normal"):
        k = 10 ** r.uniform(3, 9)
        return ("gamma", (k, 1.0)), ("normal", (k, k ** 0.5))
    if families[0] != families[1]:
        return None
    p = draw(families[0], r)
    if families[0] == "gamma":  # a scale that is its own inverse's inverse, since torch takes rates
        p = ("gamma", (p[1][0], r.choice([0.5, 1.0, 2.0])))
    d = 10.0 ** -r.randint(1, 12)
    if families[0] == "uniform":
        wider = p[1][0] - d * r.random(), p[1][1] + d * r.random()
        return p, ("uniform", wider)
    moved = [x * (1 + d * r.uniform(-1, 1)) for x in p[1]]
    return (p[0], (moved[0], p[1][1]) if p[0] == "gamma" else tuple(moved)), p


SITUATIONS = {"random": random_pair, "locations near 1e8": offset_pair(1e8), "close": close_pair}
FLOAT_SITUATIONS = {"random": random_pair, "locations near 1e4": offset_pair(1e4), "close": close_pair}
FAMILIES = [
    ("laplace", "normal"), ("logistic", "normal"), ("gumbel", "normal"), ("uniform", "normal"),
    ("exponential", "normal"), ("gamma", "normal"), ("log-normal", "normal"), ("half-normal", "normal"),
    ("truncated-normal", "normal"), ("normal", "laplace"), ("normal", "gumbel"), ("normal", "normal"),
    ("log-normal", "log-normal"), ("half-normal", "half-normal"), ("laplace", "laplace"),
    ("exponential", "exponential"), ("uniform", "uniform"),
    ("gamma", "gamma"), ("exponential", "gamma"), ("gamma", "exponential"), ("log-normal", "gamma"),
    ("log-normal", "exponential")]


def draws(situation, families, count, floats=False):
    """Pairs that are not equal; none where the situation makes no sense for the families."""
    r = random.Random(f"{situation} {families} {floats}")
    made = []
    while len(made) < count:
        pair = (FLOAT_SITUATIONS if floats else SITUATIONS)[situation](families, r)
        if pair is None:
            return []
        if floats:
            pair = tuple((family, tuple(map(single, x))) for family, x in pair)
        if pair[0] != pair[1]:
            made.append(pair)
    return made


def words(d):
    return " ".join([d[0], *map(repr, d[1])])
