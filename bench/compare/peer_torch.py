"""PyTorch's side. Reads commands a line, as dev.kullback.bench.compare.Worker does, with `threads N` besides.

eager: the formula as it is typed. compile: the same through torch.compile. distributions: torch.distributions.
gemm: all pairs by products of matrices. Each is called under no_grad unless gradients are asked for.
"""
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.distributions import Independent, MultivariateNormal, Normal, kl_divergence

folder = Path(sys.argv[1])
torch.set_num_threads(1)


def load(name, part, dtype):
    values = np.fromfile(folder / f"{name}.{part}", np.float32 if dtype == "float" else np.float64)
    return torch.from_numpy(values)


def diagonal(mean, log_variance):
    return 0.5 * torch.sum(mean * mean + torch.exp(log_variance) - 1 - log_variance, dim=-1)


def diagonal_distributions(mean, log_variance):
    q = Independent(Normal(mean, torch.exp(0.5 * log_variance)), 1)
    p = Independent(Normal(torch.zeros_like(mean), torch.ones_like(mean)), 1)
    return kl_divergence(q, p)


def broadcast(qm, qs, pm, ps):
    x = qm[:, None, :] - pm[None, :, :]
    v = qs[:, None, :] - ps[None, :, :]
    return 0.5 * torch.sum(x * x * torch.exp(-ps)[None, :, :] + torch.exp(v) - 1 - v, dim=-1)


def prepared_broadcast(qm, qs, pm, ps):
    """What a careful user writes: the exponentials once per row, not per pair."""
    inverse, variance = torch.exp(-ps), torch.exp(qs)
    x = qm[:, None, :] - pm[None, :, :]
    total = torch.sum((x * x + variance[:, None, :]) * inverse[None, :, :], dim=-1)
    return 0.5 * (total + (ps.sum(-1) - ps.shape[-1])[None, :] - qs.sum(-1)[:, None])


def gemm(qm, qs, pm, ps):
    inverse = torch.exp(-ps)
    scaled = pm * inverse
    total = (torch.exp(qs) + qm * qm) @ inverse.T - 2 * (qm @ scaled.T) + (pm * scaled).sum(-1)[None, :]
    return 0.5 * (total + (ps.sum(-1) - ps.shape[-1])[None, :] - qs.sum(-1)[:, None])


def dense(qm, qs, pm, ps):
    lq, lp = torch.linalg.cholesky(qs), torch.linalg.cholesky(ps)
    x = torch.linalg.solve_triangular(lp, lq, upper=False)
    w = torch.linalg.solve_triangular(lp, (qm - pm).unsqueeze(-1), upper=False)
    logs = torch.log(torch.diagonal(lp, dim1=-2, dim2=-1)) - torch.log(torch.diagonal(lq, dim1=-2, dim2=-1))
    return 0.5 * ((x * x).sum((-2, -1)) + (w * w).sum((-2, -1)) - qm.shape[-1]) + logs.sum(-1)


def dense_distributions(qm, qs, pm, ps):
    return kl_divergence(MultivariateNormal(qm, qs), MultivariateNormal(pm, ps))


def gradient(function, mean, log_variance):
    mean.requires_grad_(True)
    log_variance.requires_grad_(True)

    def call(mean, log_variance):
        total = function(mean, log_variance).sum()
        return torch.autograd.grad(total, (mean, log_variance))[1]
    return call


def contestants(words):
    kind, name, n = words[0], words[1], int(words[2])
    dtype = words[3] if len(words) > 3 else "double"
    if kind == "diagonal":
        inputs = [load(name, part, dtype).reshape(-1, n) for part in ("mean", "scale")]
        plain = {"eager": diagonal, "compile": torch.compile(diagonal), "distributions": diagonal_distributions}
        every = {who: (function, inputs, True) for who, function in plain.items()}
        if len(words) > 4:  # with gradients: a copy that requires them
            copies = [x.clone() for x in inputs]
            for who in ("eager", "compile"):
                every["gradient-" + who] = (gradient(plain[who], *copies), copies, False)
        return every
    if kind == "pairs":
        inputs = [load(name, part, dtype).reshape(-1, n) for part in ("q.mean", "q.scale", "p.mean", "p.scale")]
        functions = {"gemm": gemm, "compile": torch.compile(prepared_broadcast)}
    else:
        inputs = [load(name, part, dtype).reshape(shape) for part, shape in (
            ("q.mean", (-1, n)), ("q.covariance", (-1, n, n)), ("p.mean", (-1, n)), ("p.covariance", (-1, n, n)))]
        functions = {"eager": dense, "distributions": dense_distributions}
    return {who: (function, inputs, True) for who, function in functions.items()}


def call(one):
    function, inputs, without_gradient = one
    if without_gradient:
        with torch.no_grad():
            return function(*inputs)
    return function(*inputs)


def seconds_per_call(one, seconds):
    calls, end = 1, time.perf_counter() + seconds / 3
    while True:
        taken = timed(one, calls)
        if taken > seconds:  # one call is enough of it
            return taken / calls
        if taken < 2e-4:
            calls = int(min(100_000, max(1, np.ceil(calls * 2e-4 / max(taken, 1e-9)))))
        if time.perf_counter() > end:
            break
    samples, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(samples) < 3:
        samples.append(timed(one, calls) / calls)
    return float(np.median(samples))


def timed(one, calls):
    start = time.perf_counter()
    for _ in range(calls):
        call(one)
    return time.perf_counter() - start


current = {}
for line in sys.stdin:
    words = line.split()
    try:
        if words[0] == "threads":
            torch.set_num_threads(int(words[1]))
            reply = "set"
        elif words[0] == "machine":
            reply = f"{torch.__version__}"
        elif words[0] == "time":
            reply = seconds_per_call(current[words[1]], float(words[2]))
        elif words[0] == "answer":
            call(current[words[1]]).detach().numpy().tofile(words[2])
            reply = "written"
        else:
            torch.compiler.reset()
            current = contestants(words)
            reply = "loaded"
    except Exception as failure:  # the script says so in the table
        reply = "failed: " + " ".join(str(failure).split())[:200]
    print(reply, flush=True)
