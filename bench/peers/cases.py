"""The cases: inputs, the true value in 60 digits, and what each library makes of the same numbers."""
import random
from dataclasses import dataclass, replace

import numpy as np
from mpmath import mp, mpf

import exact
import formulas
import peer
import univariate
from pairs import Gaussian, draw, low_rank_of_floats, moved, rounded, single

torch = peer.torch


@dataclass
class Case:
    """A cell is a function without arguments, or absent; `other` is a label and such a function."""
    name: str
    truth: object
    ours: tuple
    torch: object = None
    jax: object = None
    other: object = None
    label: str = ""


def normal(mean, deviation):
    return Gaussian("deviations", (float(mean),), (float(deviation),))


def normal_case(name, q, p, floats, ours=None):
    """Univariate normals: every formula there is."""
    if floats:
        q, p = rounded(q), rounded(p)
    numbers = q.mean + q.numbers + p.mean + p.numbers
    kind = np.float32 if floats else np.float64
    cells = dict(
        torch=lambda: loose_normal(numbers, floats),
        jax=lambda: formulas.tfp_normal(*numbers, kind),
        other=lambda: formulas.textbook_normal(*numbers, kind), label="Gonum's, Weka's formula")
    return Case(name, exact.kl(q.exact(), p.exact()), ours or ("kl", q.words(), p.words()), **cells)


def loose_normal(numbers, floats):
    """Without its argument check, which refuses a scale of 0."""
    mq, sq, mp_, sp = (torch.tensor(x, dtype=peer.dtype(floats)) for x in numbers)
    make = torch.distributions.Normal
    return torch.distributions.kl_divergence(
        make(mq, sq, validate_args=False), make(mp_, sp, validate_args=False)).item()


def close_normals():
    for d, floats in ((1e-6, False), (1e-4, True), (1e-6, True)):
        precision = "float" if floats else "double"
        yield normal_case(f"N(0, (1.3(1+{d:.0e}))²)‖N(0, 1.3²), {precision}",
                          normal(0, 1.3 * (1 + d)), normal(0, 1.3), floats)


def close_dense():
    n = 20
    r = random.Random(20)
    diagonal = [single(r.uniform(0.5, 2)) for _ in range(n)]
    below = [[r.gauss(0, 1) for _ in range(i)] for i in range(n)]
    for d in (1e-2, 1e-4, 1e-6, 1e-8):
        def factor(size):
            return [single(diagonal[i] if i == j else size * below[i][j] if j < i else 0.0)
                    for i in range(n) for j in range(n)]

        q, p = (Gaussian("factor", (0.0,) * n, tuple(factor(size))) for size in (d, 0.0))

        yield Case(f"n = 20, factors {d:.0e} apart below the diagonal, float",
                   exact.kl(q.exact(), p.exact()), ("kl", q.words(), p.words()),
                   torch=lambda q=q, p=p: peer.kl(q, p, floats=True),
                   jax=lambda q=q, p=p: formulas.jax_multivariate(q.mean, square(q), p.mean, square(p), np.float32))


def moved_dense():
    """Every entry of the factor moved, as after a step of an optimiser."""
    for d in (1e-2, 1e-4, 1e-6):
        r = random.Random(7)
        p = rounded(draw("dense, factors", r, 20))
        q = rounded(replace(moved(p, d, r), mean=p.mean))
        yield Case(f"n = 20, q = p(1+{d:.0e}) in the factor, float", exact.kl(q.exact(), p.exact()),
                   ("kl", q.words(), p.words()),
                   torch=lambda q=q, p=p: peer.kl(q, p, floats=True),
                   jax=lambda q=q, p=p: formulas.jax_multivariate(q.mean, square(q), p.mean, square(p), np.float32))


def square(g):
    return np.array(g.numbers).reshape(g.n, g.n)


def low_rank(scale, floats, seed):
    n, rank = 30, 3
    r = random.Random(seed)
    loadings = [scale * r.gauss(0, 1) for _ in range(n * rank)]
    diagonal = [r.uniform(0.5, 2) for _ in range(n)]
    mean = tuple(r.gauss(0, 1) for _ in range(n))
    p = Gaussian("low-rank", mean, tuple(loadings + diagonal), (rank,))
    q = Gaussian("low-rank", mean, tuple(1.01 * x for x in p.numbers), (rank,))
    return (rounded(q), rounded(p)) if floats else (q, p)


def low_ranks():
    for scale, floats in ((1e2, True), (1e4, True), (1e4, False)):
        pairs = [low_rank(scale, floats, seed) for seed in range(10)]
        yield Case(f"D + WWᵀ, n = 30, r = 3, W of size {scale:.0e}, q = (1.01 W, 1.01 D), "
                   f"{'float' if floats else 'double'}; 10 seeds",
                   [exact.kl(q.exact(), p.exact()) for q, p in pairs],
                   [low_rank_of_floats(q, p) if floats else ("kl", q.words(), p.words()) for q, p in pairs],
                   torch=lambda pairs=pairs, floats=floats: [peer.kl(q, p, floats) for q, p in pairs])


def edges():
    row = ("rows float STANDARD_DEVIATION 1",)

    def batch(q, p):
        q, p = rounded(q), rounded(p)
        return (*row, repr(q.mean[0]), repr(q.numbers[0]), p.words())

    q, p = normal(0, 1e-25), normal(0, 1)
    yield normal_case("N(0, (1e-25)²)‖N(0, 1), float", q, p, True, batch(q, p))
    q = normal(0, 1e25)
    yield normal_case("N(0, (1e25)²)‖N(0, 1), float (+∞ there)", q, p, True, batch(q, p))
    yield normal_case("the same, double", q, p, False)
    infinite = mpf("inf")
    q, p = normal(0, 1), Gaussian("variances", (0.0,), (0.0,))
    numbers = (0.0, 1.0, 0.0, 0.0)
    yield Case("N(0, 1)‖N(0, 0), double", infinite, ("kl", q.words(), p.words()),
               torch=lambda: loose_normal(numbers, False),
               jax=lambda: formulas.tfp_normal(*numbers, np.float64),
               other=lambda: formulas.textbook_normal(*numbers, np.float64), label="Gonum's, Weka's formula")
    zeros = (0.0,) * 4
    yield Case("N(0, 0)‖N(0, 0), double", mpf(0), ("kl", p.words(), p.words()),
               torch=lambda: loose_normal(zeros, False),
               jax=lambda: formulas.tfp_normal(*zeros, np.float64),
               other=lambda: formulas.textbook_normal(*zeros, np.float64), label="Gonum's, Weka's formula")
    n = 400
    q, p = (Gaussian("isotropic", (0.0,) * n, (v,)) for v in (0.1, 0.1 * 1.1))
    yield Case("n = 400, 0.1 I‖0.11 I, double", exact.kl(*(
        ([mpf(0)], [[mpf(g.numbers[0])]]) for g in (q, p))) * n, ("kl", q.words(), p.words()),
        torch=lambda: peer.kl(q, p),
        other=lambda: formulas.determinant_formula(
            np.zeros(n), q.numbers[0] * np.eye(n), np.zeros(n), p.numbers[0] * np.eye(n)),
        label="determinants: jMEF, gaussDiff, rags2ridges")


def offsets():
    for offset, floats in ((1e4, True), (1e6, True), (1e8, False)):
        q, p = ("laplace", (offset, 1.0)), ("normal", (offset + 1, 1.0))
        yield univariate_case(f"Laplace(m, 1)‖N(m + 1, 1), m = {offset:.0e}", q, p, floats)
    yield normal_case("N(1e6 + 1, 0.7²)‖N(1e6, 0.7²), float", normal(1e6 + 1, 0.7), normal(1e6, 0.7), True)
    for c in (1e4, 1e6):
        q, p = ("gamma", (c, 1 / c)), ("normal", (1.0, single(c ** -0.5)))
        yield Case(f"Gamma({c:.0e}, rate {c:.0e})‖N(1, 1/{c:.0e}), float", univariate.kl(q, p),
                   ("univariate", univariate.words(q), univariate.words(p)),
                   torch=lambda c=c, p=p: torch.distributions.kl_divergence(
                       torch.distributions.Gamma(torch.tensor(c), torch.tensor(c)),
                       peer.distribution(*p, torch.float32)).item())
    yield Case("ln N(m + 1; m, 1), m = 1e8, double", -mp.log(2 * mp.pi) / 2 - mpf(1) / 2,
               ("log-density 1 1.0", normal(1e8, 1).words(), "100000001.0"),
               torch=lambda: torch.distributions.Normal(
                   torch.tensor(1e8, dtype=torch.float64), 1.0).log_prob(
                       torch.tensor(1e8 + 1, dtype=torch.float64)).item(),
               other=sklearn_log_density, label="scikit-learn GaussianMixture, diag")


def univariate_case(name, q, p, floats):
    return Case(f"{name}, {'float' if floats else 'double'}", univariate.kl(q, p),
                ("univariate", univariate.words(q), univariate.words(p)),
                torch=lambda: peer.univariate(q, p, floats))


def sklearn_log_density():
    from sklearn.mixture import GaussianMixture
    model = GaussianMixture(1, covariance_type="diag")
    model.weights_, model.means_ = np.array([1.0]), np.array([[1e8]])
    model.covariances_ = model.precisions_cholesky_ = np.array([[1.0]])
    return model.score_samples(np.array([[1e8 + 1]]))[0]


def wasserstein():
    r = random.Random(5)
    n = 5
    low = [[r.uniform(0.5, 1.5) if i == j else r.gauss(0, 0.3) if j < i else 0.0 for j in range(n)] for i in range(n)]
    flat = [sum(a * b for a, b in zip(low[i], low[j])) for i in range(n) for j in range(n)]
    p = Gaussian("entries", (0.0,) * n, tuple(flat[max(i, j) * n + min(i, j)] for i in range(n) for j in range(n)))
    for d in (0.0, 1e-9, 1e-3):
        q = Gaussian("entries", p.mean, tuple(x * (1 + d) for x in p.numbers))

        def bures(q=q):
            import ot
            return float(ot.gaussian.bures_wasserstein_distance(np.zeros(n), np.zeros(n), square(q), square(p)))

        yield Case(f"W₂, n = 5, entries of q = p(1+{d:.0e}), double" if d else "W₂, n = 5, q = p, double",
                   exact.wasserstein(q.exact(), p.exact()) if d else mpf(0), ("wasserstein", q.words(), p.words()),
                   other=bures, label="POT bures_wasserstein_distance")


def pairs_without():
    """Pairs that torch.distributions has no rule for."""
    d = torch and torch.distributions
    q1, p1 = normal(1, 2), normal(1, 3)
    two = Gaussian("variances", (0.5, -1.0), (0.5, 2.0))
    full = Gaussian("entries", (0.0, 0.0), (2.0, 0.5, 0.5, 1.0))
    low = Gaussian("low-rank", (0.0, 0.0), (1.0, 0.5, 1.0, 1.0), (1,))

    def named(name, q, p, theirs):
        return Case(name, exact.kl(q.exact(), p.exact()), ("kl", q.words(), p.words()), torch=theirs)

    def affine(scale):
        return d.TransformedDistribution(d.Normal(0.0, 1.0), [d.AffineTransform(1.0, scale)])

    yield named("N(1, 4)‖N(1, 9), both as affine transforms", q1, p1,
                lambda: d.kl_divergence(affine(2.0), affine(3.0)).item())
    yield named("diagonal‖diagonal, Independent of 1 dimension and of 2", two,
                Gaussian("isotropic", (0.0, 0.0), (1.0,)),
                lambda: d.kl_divergence(
                    d.Independent(d.Normal(torch.tensor([two.mean]), torch.tensor([two.numbers]).sqrt()), 1),
                    d.Independent(d.Normal(torch.zeros(1, 2), torch.ones(1, 2)), 2)).sum().item())
    for name, q, p in (("diagonal‖dense", two, full), ("dense‖diagonal", full, two),
                       ("diagonal‖low rank", two, low), ("low rank‖diagonal", low, two)):
        yield named(name, q, p, lambda q=q, p=p: peer.kl(q, p))
    half, log_normal, unit = ("half-normal", (1.0,)), ("log-normal", (0.0, 1.0)), ("normal", (0.5, 2.0))
    for name, q, p, truth in (
            ("N(0.5, 4)‖LogNormal(0, 1)", unit, log_normal, mpf("inf")),
            ("LogNormal(0, 1)‖N(0.5, 4)", log_normal, unit, univariate.kl(log_normal, unit)),
            ("HalfNormal(1)‖N(0.5, 4)", half, unit, univariate.kl(half, unit)),
            ("N(0.5, 4)‖HalfNormal(1)", unit, half, mpf("inf"))):
        yield Case(name, truth, ("univariate", univariate.words(q), univariate.words(p)),
                   torch=lambda q=q, p=p: d.kl_divergence(
                       peer.distribution(*q, torch.float64), peer.distribution(*p, torch.float64)).item())


def all_cases():
    for group in (close_normals, moved_dense, close_dense, low_ranks, edges, offsets, wasserstein, pairs_without):
        yield from group()
