"""Compares float32 KL(N(mu, diag(exp(v))) || N(0, I)) with 60 digits; prints a Markdown table."""
import subprocess
import sys
import tempfile
from pathlib import Path

import mpmath as mp
import numpy as np
import torch
from torch.distributions import Independent, Normal, kl_divergence

mp.mp.dps = 60
ROWS, DIMENSION = 2000, 20


def exact(mean, log_variance):
    rows = []
    for m, v in zip(mean.astype(float), log_variance.astype(float)):
        rows.append(sum(mp.mpf(a) ** 2 + mp.expm1(b) - mp.mpf(b) for a, b in zip(m, v)) / 2)
    return rows


def ours(kullback, mean, log_variance):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        np.save(folder / "mean.npy", mean)
        np.save(folder / "lv.npy", log_variance)
        subprocess.run(
            [kullback, "kl", "--mean", folder / "mean.npy", "--log-variance", folder / "lv.npy",
             "-o", folder / "kl.npy"], check=True, stdout=subprocess.DEVNULL)
        return np.load(folder / "kl.npy")


def distributions(mean, log_variance):
    q = Independent(Normal(torch.tensor(mean), torch.exp(0.5 * torch.tensor(log_variance))), 1)
    p = Independent(Normal(torch.zeros(DIMENSION), torch.ones(DIMENSION)), 1)
    return kl_divergence(q, p).numpy()


def textbook(mean, log_variance):
    m, v = torch.tensor(mean), torch.tensor(log_variance)
    return (-0.5 * torch.sum(1 + v - m.pow(2) - v.exp(), dim=1)).numpy()


def describe(values, truth):
    errors = [abs((mp.mpf(float(x)) - t) / t) for x, t in zip(values, truth)]
    negative = int((np.asarray(values) < 0).sum())
    return f"{float(max(errors)):.1e}", f"{float(sorted(errors)[len(errors) // 2]):.1e}", f"{negative}"


print("| size of mean and log-variance | method | max rel. error | median | negative rows |")
print("|---|---|---|---|---|")
for size in (1e-1, 1e-2, 1e-3, 1e-4, 1e-5):
    random = np.random.default_rng(1)
    mean = (size * random.standard_normal((ROWS, DIMENSION))).astype(np.float32)
    log_variance = (size * random.standard_normal((ROWS, DIMENSION))).astype(np.float32)
    truth = exact(mean, log_variance)
    for name, values in (
        ("Kullback", ours(sys.argv[1], mean, log_variance)),
        ("torch.distributions " + torch.__version__.split("+")[0], distributions(mean, log_variance)),
        ("-½ Σ (1 + v − μ² − eᵛ) in torch", textbook(mean, log_variance)),
    ):
        print(f"| {size:.0e} | {name} | " + " | ".join(describe(values, truth)) + f" of {ROWS} |")
