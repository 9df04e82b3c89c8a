"""JAX's side, jitted, on the CPU with one thread. Commands as in peer_torch.py; knows only `jit`."""
import os
import sys
import time
from pathlib import Path

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
os.environ["JAX_PLATFORMS"] = "cpu"
import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402

jax.config.update("jax_enable_x64", True)
folder = Path(sys.argv[1])


def pin():
    """One processor for all threads; a pool of one thread would do as well, but can wait for itself for ever."""
    for thread in os.listdir("/proc/self/task") if os.path.isdir("/proc/self/task") else []:
        os.sched_setaffinity(int(thread), {0})


def load(name, part, dtype):
    return jnp.asarray(np.fromfile(folder / f"{name}.{part}", np.float32 if dtype == "float" else np.float64))


@jax.jit
def diagonal(mean, log_variance):
    return 0.5 * jnp.sum(mean * mean + jnp.exp(log_variance) - 1 - log_variance, axis=-1)


@jax.jit
def gradient(mean, log_variance):
    return jax.grad(lambda m, v: diagonal(m, v).sum(), argnums=(0, 1))(mean, log_variance)[1]


@jax.jit
def pairs(qm, qs, pm, ps):
    inverse, variance = jnp.exp(-ps), jnp.exp(qs)
    x = qm[:, None, :] - pm[None, :, :]
    total = jnp.sum((x * x + variance[:, None, :]) * inverse[None, :, :], axis=-1)
    return 0.5 * (total + (ps.sum(-1) - ps.shape[-1])[None, :] - qs.sum(-1)[:, None])


@jax.jit
def dense(qm, qs, pm, ps):
    lq, lp = jnp.linalg.cholesky(qs), jnp.linalg.cholesky(ps)
    x = jax.lax.linalg.triangular_solve(lp, lq, left_side=True, lower=True)
    w = jax.lax.linalg.triangular_solve(lp, (qm - pm)[..., None], left_side=True, lower=True)
    logs = jnp.log(jnp.diagonal(lp, axis1=-2, axis2=-1)) - jnp.log(jnp.diagonal(lq, axis1=-2, axis2=-1))
    return 0.5 * ((x * x).sum((-2, -1)) + (w * w).sum((-2, -1)) - qm.shape[-1]) + logs.sum(-1)


def contestants(words):
    kind, name, n = words[0], words[1], int(words[2])
    dtype = words[3] if len(words) > 3 else "double"
    if kind == "diagonal":
        inputs = [load(name, part, dtype).reshape(-1, n) for part in ("mean", "scale")]
        return {"jit": (diagonal, inputs), "gradient-jit": (gradient, inputs)}
    if kind == "pairs":
        return {"jit": (pairs, [load(name, part, dtype).reshape(-1, n)
                                for part in ("q.mean", "q.scale", "p.mean", "p.scale")])}
    return {"jit": (dense, [load(name, part, dtype).reshape(shape) for part, shape in (
        ("q.mean", (-1, n)), ("q.covariance", (-1, n, n)), ("p.mean", (-1, n)), ("p.covariance", (-1, n, n)))])}


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
    function, inputs = one
    start = time.perf_counter()
    for _ in range(calls):
        function(*inputs).block_until_ready()
    return time.perf_counter() - start


current = {}
for line in sys.stdin:
    words = line.split()
    try:
        if words[0] == "machine":
            reply = jax.__version__
        elif words[0] == "time":
            reply = seconds_per_call(current[words[1]], float(words[2]))
        elif words[0] == "answer":
            function, inputs = current[words[1]]
            np.asarray(function(*inputs)).tofile(words[2])
            reply = "written"
        else:
            current = contestants(words)
            pin()
            reply = "loaded"
    except Exception as failure:  # the script says so in the table
        reply = "failed: " + " ".join(str(failure).split())[:200]
    print(reply, flush=True)
