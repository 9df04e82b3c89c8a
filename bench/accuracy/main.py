"""Measures the accuracy tables and writes them between the markers of the pages."""
import subprocess
import sys
from pathlib import Path

from mpmath import mpf

import estimation
import exact
import mixtures
import pairs
import peer
import univariate
from pages import Column, max_and_rms, write
from worker import Kullback, relative

COUNT = 20  # pairs in a row of a table
docs = Path(sys.argv[1]).resolve()
functions = docs / "functions"
kullback = Kullback()
torch = peer.torch is not None
OURS = [Column("Kullback: max"), Column("RMS")]
TORCH = [Column("torch.distributions: max", torch), Column("RMS", torch)]


def errors(measured, truths):
    return max_and_rms([relative(v, t) for v, t in zip(measured, truths)])


def errors_or_none(measured, truths):
    return max_and_rms([None if v is None else relative(v, t) for v, t in zip(measured, truths)])


def exact_pairs(inputs):
    return [(q.exact(), p.exact()) for q, p in inputs]


def row(inputs, words, truth, theirs=None):
    """Cells: ours, and theirs where there is a peer."""
    truths = [truth(*pair) for pair in exact_pairs(inputs)]
    cells = list(errors([kullback(*words(q, p)) for q, p in inputs], truths))
    if theirs:
        cells += errors_or_none([theirs(q, p) for q, p in inputs], truths)
    return cells


def pair_words(*function):
    return lambda q, p: (*function, q.words(), p.words())


def table(structures, situations, function, truth, theirs=None, first=()):
    """Rows of (first.., structure, situation)."""
    rows = {}
    for structure, n in structures:
        for situation in situations:
            inputs = list(pairs.draws(situation, structure, n, COUNT))
            rows[(*first, f"{structure}, n = {n}", situation)] = row(inputs, pair_words(*function), truth, theirs)
    return rows


# ---------------------------------------------------------------- pages

STRUCTURES = [("isotropic", 7), ("diagonal, variances", 7), ("diagonal, deviations", 7), ("dense, factors", 7),
              ("dense, entries", 7), ("low rank", 12), ("Kronecker", 6)]


BY_DISTANCE = [s for s in pairs.DOUBLE if s != "d = 1e-1 … 1e-12"]


def kullback_leibler(page):
    write(page, "accuracy, double", ["structure", "pairs"], OURS + TORCH,
          table(STRUCTURES, BY_DISTANCE, ["kl"], exact.kl, peer.kl))
    rows = {}
    for name, structure, n, words in FLOATS:
        for situation in pairs.FLOAT:
            inputs = list(pairs.draws(situation, structure, n, COUNT, floats=True))
            rows[(f"{name}, n = {n}", situation)] = row(
                inputs, words, exact.kl, lambda q, p: peer.kl(q, p, floats=True))
    write(page, "accuracy, float", ["structure", "pairs"], OURS + TORCH, rows)


def batch_row(kind):
    return lambda q, p: ("rows float", kind, q.n, *map(repr, q.mean + q.numbers), p.words())


FLOATS = [("rows of a batch, log-variances", "diagonal, log-variances", 7, batch_row("LOG_VARIANCE")),
          ("rows of a batch, standard deviations", "diagonal, deviations", 7, batch_row("STANDARD_DEVIATION")),
          ("low rank, from and to float", "low rank", 12, pairs.low_rank_of_floats),
          ("dense, factors, in double", "dense, factors", 7, pair_words("kl"))]

def all_pairs(page):
    rows = {}
    for floats, situations in ((False, BY_DISTANCE), (True, pairs.FLOAT)):
        precision = "float" if floats else "double"
        for structure, kind in (("diagonal, log-variances", "LOG_VARIANCE"), ("diagonal, variances", "VARIANCE")):
            for situation in situations:
                inputs = list(pairs.draws(situation, structure, 7, COUNT, floats))
                rows[(precision, structure.split(", ")[1], situation)] = row(
                    inputs, lambda q, p, k=kind: ("pairwise", precision, k, 7, *map(
                        repr, q.mean + q.numbers + p.mean + p.numbers)),
                    exact.kl, lambda q, p: peer.kl(q, p, floats))
    write(page, "accuracy", ["precision", "parameters, n = 7", "pairs"], OURS + TORCH, rows)


TWO = [("diagonal, variances", 5), ("dense, factors", 5)]
CLOSE = "d = 1e-1 … 1e-12"
FEW = ["random", "far", "means near 1e8", CLOSE]


def symmetric(page):
    def reverse(q, p):
        return peer.kl(p, q)

    def both(q, p):
        return None if peer.torch is None else peer.kl(q, p) + peer.kl(p, q)

    def weighted(truth):
        return lambda q, p: truth(q, p, mpf(1) / 4)

    rows = {
        **table(TWO, FEW, ["reverse-kl"], exact.reverse_kl, reverse, ("reverse KL",)),
        **table(TWO, FEW, ["jeffreys"], exact.jeffreys, both, ("Jeffreys",)),
        **table(TWO, FEW, ["geometric-jensen-shannon", 0.25], weighted(exact.geometric_jensen_shannon),
                lambda q, p: None, ("geometric Jensen-Shannon, α = ¼",)),
        **table(TWO, FEW, ["dual-geometric-jensen-shannon", 0.25], weighted(exact.dual_geometric_jensen_shannon),
                lambda q, p: None, ("its dual, α = ¼",))}
    write(page, "accuracy, double", ["function", "structure", "pairs"], OURS + TORCH, rows)


def renyi(page):
    rows = {}
    for name, alpha in (("Rényi, α = 1e-9", 1e-9), ("Rényi, α = 0.1", 0.1), ("Rényi, α = 0.9", 0.9),
                        ("Rényi, α = 1 − 2⁻²⁰", 1 - 2.0 ** -20)):
        rows |= table(TWO, FEW, ["renyi", repr(alpha)], lambda q, p, a=alpha: exact.renyi(q, p, a), first=(name,))
    rows |= table(TWO, FEW, ["chernoff", 0.25], lambda q, p: exact.chernoff(q, p, 0.25), first=("Chernoff, α = ¼",))
    rows |= table([("diagonal, variances", 2)], ["random", CLOSE], ["chernoff-information"],
                  exact.chernoff_information, first=("Chernoff information",))
    for name, function, truth in (("Bhattacharyya", "bhattacharyya", exact.bhattacharyya),
                                  ("Hellinger", "hellinger", exact.hellinger),
                                  ("squared Hellinger", "squared-hellinger", exact.squared_hellinger)):
        rows |= table(TWO, FEW, [function], truth, first=(name,))
    rows |= table(TWO, [CLOSE], ["chi-squared"], exact.chi_squared, first=("χ²",))
    write(page, "accuracy, double", ["function", "structure", "pairs"], OURS, rows)


def fisher_rao(page):
    rows = table([("diagonal, variances", 1)], FEW, ["fisher-rao"], exact.fisher_rao_diagonal, first=("univariate",))
    rows |= table([("diagonal, variances", 5)], FEW, ["fisher-rao-diagonal"], exact.fisher_rao_diagonal,
                  first=("diagonal family",))
    for situation in ("random", CLOSE):
        inputs = [(pairs.replace(q, mean=p.mean), p) for q, p in pairs.draws(situation, "dense, factors", 4, COUNT)]
        rows[("equal means", "dense, factors, n = 4", situation)] = row(
            inputs, pair_words("fisher-rao"), exact.fisher_rao_equal_means)
    write(page, "accuracy, double", ["closed case", "structure", "pairs"], OURS, rows)


def information(page):
    rows = {}
    for structure, n in TWO:
        for situation in ("random", "far"):
            inputs = list(pairs.draws(situation, structure, n, COUNT))
            rows[("entropy", f"{structure}, n = {n}", situation)] = row(
                inputs, lambda q, p: ("entropy", q.words()), lambda q, p: exact.entropy(q),
                lambda q, p: peer.entropy(q))
    rows |= table(TWO, ["random", "far"], ["cross-entropy"], exact.cross_entropy,
                  lambda q, p: None if peer.torch is None else peer.entropy(q) + peer.kl(q, p), ("cross-entropy",))
    for size in (1, 1e-3, 1e-6, 1e-9, 1e-12):
        inputs = [(weakened(q, size), p) for q, p in pairs.draws("random", "dense, entries", 5, COUNT)]
        situation = "random" if size == 1 else f"correlations times {size:.0e}"
        key = "dense, entries, n = 5", situation
        rows[("total correlation", *key)] = row(
            inputs, lambda q, p: ("total-correlation", q.words()), lambda q, p: exact.total_correlation(q),
            lambda q, p: None)
        rows[("mutual information", *key)] = row(
            inputs, lambda q, p: ("mutual-information 2 0 1 3 2 3 4", q.words()),
            lambda q, p: exact.mutual_information(q, [0, 1], [2, 3, 4]), lambda q, p: None)
    write(page, "accuracy, double", ["function", "structure", "Gaussians"], OURS + TORCH, rows)


def weakened(g, size):
    """Correlations made smaller."""
    n = g.n
    return pairs.replace(g, numbers=tuple(
        x if i % n == i // n else x * size for i, x in enumerate(g.numbers)))


def wasserstein(page):
    write(page, "accuracy, double", ["structure", "pairs"], OURS,
          table(TWO, FEW, ["wasserstein"], exact.wasserstein))


def total_variation(page):
    rows = table([("diagonal, variances", 1)], ["random", "means near 1e8", CLOSE], ["total-variation"],
                 exact.total_variation, first=("univariate",))
    for situation in ("random", CLOSE):
        inputs = [(pairs.replace(p, mean=q.mean), p) for q, p in pairs.draws(situation, "dense, factors", 5, COUNT)]
        rows[("equal covariances", "dense, factors, n = 5", situation)] = row(
            inputs, pair_words("total-variation"), exact.equal_covariance_total_variation)
    write(page, "accuracy, double", ["closed case", "structure", "pairs"], OURS, rows)


def mixture_page(page):
    rows = {}
    for method, truth in mixtures.METHODS.items():
        for n in (1, 3):
            measured, truths = [], []
            for i in range(COUNT // 2):
                r = pairs.random.Random(f"mixture {n} {i}")
                q, p = ([(w, pairs.draw("dense, factors", r, n)) for w in (0.25, 0.25, 0.5)] for _ in "qp")
                measured.append(kullback("mixture", method, *map(mixture_words, (q, p))))
                truths.append(truth(*([(mpf(w), g.exact()) for w, g in m] for m in (q, p))))
            rows[(method.replace("-", " "), f"3 components, n = {n}")] = errors(measured, truths)
    write(page, "accuracy, double", ["method", "random mixtures"], OURS, rows)


def mixture_words(mixture):
    return " ".join([str(len(mixture)), *(f"{w} {g.words()}" for w, g in mixture)])


def univariate_page(page):
    for name, floats, situations in (("accuracy, double", False, univariate.SITUATIONS),
                                     ("accuracy, float", True, univariate.FLOAT_SITUATIONS)):
        rows = {}
        for families in univariate.FAMILIES:
            for situation in situations:
                inputs = univariate.draws(situation, families, COUNT, floats)
                if inputs:
                    truths = [univariate.kl(q, p) for q, p in inputs]
                    ours = [kullback("univariate", univariate.words(q), univariate.words(p)) for q, p in inputs]
                    theirs = [peer.univariate(q, p, floats) for q, p in inputs]
                    rows[("‖".join(families), situation)] = [
                        *errors(ours, truths), *errors_or_none(theirs, truths)]
        write(page, name, ["q‖p", "parameters"], OURS + TORCH, rows)


def near(offset):
    return f"60 rows near {offset:.0e}" if offset else "60 rows near 0"


def shifted_errors(measured, truths, scales):
    return max_and_rms([relative(v, t) if not s else float(abs(mpf(float(v)) - t) / s)
                        for v, t, s in zip(measured, truths, scales)])


def estimation_page(page):
    import numpy
    rows = {}
    for offset in (0.0, 1e4, 1e8):
        data = estimation.samples(offset, 6)
        for what, ours, truth, theirs in (
                ("mean", "fitted-mean 1", lambda f: f[0][1], lambda x: numpy.mean(x, axis=0)[1]),
                ("variance", "fitted-covariance 1 1", lambda f: f[1][1][1], lambda x: numpy.cov(x.T)[1, 1]),
                ("covariance", "fitted-covariance 2 1", lambda f: f[1][2][1], lambda x: numpy.cov(x.T)[2, 1])):
            truths = [estimation.decimal(truth(estimation.fit(x))) for x in data]
            # A mean near 0 is measured by the largest value, as rounding is.
            shift = [max(map(abs, (row[1] for row in x))) if what == "mean" else 0 for x in data]
            rows[(what, near(offset))] = [
                *shifted_errors([kullback(ours, estimation.words(x)) for x in data], truths, shift),
                *shifted_errors([theirs(numpy.array(x)) for x in data], truths, shift)]
        couples = list(zip(data[::2], data[1::2]))
        rows[("unbiased divergence", near(offset))] = [
            *errors([kullback("unbiased", *map(estimation.words, c)) for c in couples],
                    [estimation.unbiased(*c) for c in couples]), "–", "–"]
    write(page, "accuracy, double", ["what", "data of 4 columns"],
          OURS + [Column("NumPy: max"), Column("RMS")], rows)


def collapse(page):
    """The table of bench/collapse, which is about many rows at once."""
    if not torch:
        return
    root = docs.parent
    printed = subprocess.run([sys.executable, root / "bench/collapse/compare.py", root / "kullback"], check=True,
                             stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout.splitlines()
    rows = {}
    for line in printed[2:]:
        cells = [c.strip() for c in line.strip("|").split(" | ")]
        rows[tuple(cells[:2])] = cells[2:]
    write(page, "collapse, float", ["size of mean and log-variance", "method"],
          [Column("max rel. error"), Column("median"), Column("negative rows")], rows)


PAGES = {
    "kullback-leibler": (kullback_leibler, functions), "all-pairs": (all_pairs, functions),
    "symmetric": (symmetric, functions),
    "renyi": (renyi, functions), "fisher-rao": (fisher_rao, functions), "information": (information, functions),
    "wasserstein": (wasserstein, functions), "total-variation": (total_variation, functions),
    "mixtures": (mixture_page, functions), "univariate": (univariate_page, functions),
    "estimation": (estimation_page, functions), "accuracy": (collapse, docs)}

for name in sys.argv[2:] or PAGES:
    if name not in PAGES:
        raise SystemExit(f"needs a page of {', '.join(PAGES)}, got {name}")
    measure, folder = PAGES[name]
    print(f"{name} …", file=sys.stderr, flush=True)
    measure(folder / f"{name}.md")
if not torch:
    print("PyTorch cannot be had: its columns are left as they were", file=sys.stderr)
