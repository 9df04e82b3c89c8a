"""Gaussians by their structure: seeded pairs of every situation, as doubles (or floats) that all libraries receive."""
import random
import struct
from dataclasses import dataclass, replace

from mpmath import mp, mpf

from exact import product


def single(x):
    """The nearest number of single precision."""
    return struct.unpack("f", struct.pack("f", x))[0]


@dataclass(frozen=True)
class Gaussian:
    """kind: how `numbers` give the covariance; the words are those of dev.kullback.bench.accuracy.Operands."""
    kind: str
    mean: tuple
    numbers: tuple
    sizes: tuple = ()

    @property
    def n(self):
        return len(self.mean)

    def words(self):
        return " ".join(
            [str(self.n), *map(repr, self.mean), self.kind, *map(str, self.sizes), *map(repr, self.numbers)])

    def rows(self, start, height, width):
        return [list(self.numbers[start + i * width:start + (i + 1) * width]) for i in range(height)]

    def exact(self):
        n, numbers = self.n, [mpf(x) for x in self.numbers]

        def rows(start, height, width):
            return [numbers[start + i * width:start + (i + 1) * width] for i in range(height)]

        def diagonal(values):
            return [[values[i] if i == j else mpf(0) for j in range(n)] for i in range(n)]

        match self.kind:
            case "isotropic":
                covariance = diagonal(numbers * n)
            case "variances":
                covariance = diagonal(numbers)
            case "deviations":
                covariance = diagonal([x * x for x in numbers])
            case "log-variances":
                covariance = diagonal([mp.exp(x) for x in numbers])
            case "entries":
                covariance = rows(0, n, n)
            case "factor":
                low = rows(0, n, n)
                covariance = product(low, list(zip(*low)))
            case "low-rank":
                rank = self.sizes[0]
                loadings = rows(0, n, rank)
                covariance = product(loadings, list(zip(*loadings)))
                for i in range(n):
                    covariance[i][i] += numbers[n * rank + i]
            case "kronecker":
                a = self.sizes[0]
                b = n // a
                left, right = rows(0, a, a), rows(a * a, b, b)
                covariance = [[left[i // b][j // b] * right[i % b][j % b] for j in range(n)] for i in range(n)]
            case _:
                raise ValueError(self.kind)
        return [mpf(x) for x in self.mean], covariance


# How the covariance of each structure is drawn: well conditioned, of order 1.
def _variances(r, n):
    return "variances", [r.uniform(0.25, 4) for _ in range(n)], ()


def _deviations(r, n):
    return "deviations", [r.uniform(0.5, 2) for _ in range(n)], ()


def _log_variances(r, n):
    return "log-variances", [r.uniform(-1.4, 1.4) for _ in range(n)], ()


def _isotropic(r, n):
    return "isotropic", [r.uniform(0.25, 4)], ()


def _triangle(r, n):
    return [[r.uniform(0.5, 1.5) if i == j else r.gauss(0, 0.4 / n ** 0.5) if j < i else 0.0 for j in range(n)]
            for i in range(n)]


def _flat(rows):
    return [x for row in rows for x in row]


def _square(low):
    n = len(low)
    a = [[sum(x * y for x, y in zip(low[i], low[j])) for j in range(n)] for i in range(n)]
    return [[a[max(i, j)][min(i, j)] for j in range(n)] for i in range(n)]


def _factor(r, n):
    return "factor", _flat(_triangle(r, n)), ()


def _entries(r, n):
    return "entries", _flat(_square(_triangle(r, n))), ()


def _low_rank(r, n):
    rank = 2
    return ("low-rank", [r.gauss(0, 1) for _ in range(n * rank)] + [r.uniform(0.5, 2) for _ in range(n)], (rank,))


def _kronecker(r, n):
    a = 2
    return "kronecker", _flat(_square(_triangle(r, a))) + _flat(_square(_triangle(r, n // a))), (a,)


STRUCTURES = {
    "isotropic": _isotropic, "diagonal, variances": _variances, "diagonal, deviations": _deviations,
    "diagonal, log-variances": _log_variances, "dense, factors": _factor, "dense, entries": _entries,
    "low rank": _low_rank, "Kronecker": _kronecker}


def draw(structure, r, n):
    kind, numbers, sizes = STRUCTURES[structure](r, n)
    return Gaussian(kind, tuple(r.gauss(0, 1) for _ in range(n)), tuple(numbers), sizes)


def _scaled(g, factor):
    """Variances times factor squared."""
    match g.kind:
        case "deviations" | "factor":
            return replace(g, numbers=tuple(factor * x for x in g.numbers))
        case "log-variances":
            shift = 2 * float(mp.log(factor))
            return replace(g, numbers=tuple(x + shift for x in g.numbers))
        case "low-rank":
            cut = g.n * g.sizes[0]
            return replace(g, numbers=tuple(x * (factor if i < cut else factor * factor)
                                            for i, x in enumerate(g.numbers)))
        case "kronecker":
            return replace(g, numbers=tuple(factor * x for x in g.numbers))
        case _:
            return replace(g, numbers=tuple(factor * factor * x for x in g.numbers))


def moved(g, d, r):
    """Every number times 1 + d u, each with its own u in [-1, 1]; a symmetric matrix stays symmetric."""
    numbers = [x * (1 + d * r.uniform(-1, 1)) for x in g.numbers]
    if g.kind == "entries":
        numbers = _mirrored(numbers, g.n)
    elif g.kind == "kronecker":
        a = g.sizes[0]
        numbers = _mirrored(numbers[:a * a], a) + _mirrored(numbers[a * a:], g.n // a)
    return replace(g, mean=tuple(m * (1 + d * r.uniform(-1, 1)) for m in g.mean), numbers=tuple(numbers))


def _mirrored(flat, n):
    return [flat[max(i, j) * n + min(i, j)] for i in range(n) for j in range(n)]


def rounded(g):
    return replace(g, mean=tuple(map(single, g.mean)), numbers=tuple(map(single, g.numbers)))


def random_pair(structure, r, n):
    return draw(structure, r, n), draw(structure, r, n)


def far_pair(structure, r, n):
    """Standard deviations 10 to 1000 times each other's, means 10 to 100 of them apart."""
    q, p = random_pair(structure, r, n)
    q = _scaled(q, 10 ** r.choice([-3, -2, -1, 1, 2, 3]))
    return replace(q, mean=tuple(m + r.choice([-1, 1]) * 10 ** r.uniform(1, 2) for m in q.mean)), p


def offset_pair(offset):
    def pair(structure, r, n):
        q, p = random_pair(structure, r, n)
        return tuple(replace(g, mean=tuple(m + offset for m in g.mean)) for g in (q, p))
    return pair


def close_pair(first, last):
    """p, and q = p moved by a relative d between 10^-first and 10^-last, evenly over the powers of ten."""
    def pair(structure, r, n):
        p = draw(structure, r, n)
        return moved(p, 10.0 ** -r.randint(first, last), r), p
    return pair


DOUBLE = {
    "random": random_pair, "far": far_pair, "means near 1e8": offset_pair(1e8), "d = 1e-1 … 1e-3": close_pair(1, 3),
    "d = 1e-4 … 1e-6": close_pair(4, 6), "d = 1e-7 … 1e-9": close_pair(7, 9),
    "d = 1e-10 … 1e-12": close_pair(10, 12),
    "d = 1e-1 … 1e-12": close_pair(1, 12)}

FLOAT = {
    "random": random_pair, "far": far_pair, "means near 1e4": offset_pair(1e4), "d = 1e-1, 1e-2": close_pair(1, 2),
    "d = 1e-3, 1e-4": close_pair(3, 4), "d = 1e-5, 1e-6": close_pair(5, 6)}


def draws(situation, structure, n, count, floats=False):
    """The same pairs in every run: the seed is made of what is asked for."""
    r = random.Random(f"{situation} {structure} {n} {floats}")
    make = (FLOAT if floats else DOUBLE)[situation]
    for _ in range(count):
        q, p = make(structure, r, n)
        yield (rounded(q), rounded(p)) if floats else (q, p)


def low_rank_of_floats(q, p):
    """The question for the entry that takes float arrays, its answer rounded to a float."""
    return "kl-cast-to-float", *(g.words().replace(" low-rank ", " low-rank-of-floats ") for g in (q, p))
