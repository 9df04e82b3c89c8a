"""Formulas as libraries that have no wheel compute them, read in their source; in their own precision.

TensorFlow Probability and Distrax, NumPyro and diffusers run on JAX or on the like of it: their formulas are evaluated
in JAX. What Gonum, Weka, jMEF, DL4J, BigDL and the R packages do is evaluated in NumPy.
"""
import numpy as np

try:
    import jax
    import jax.numpy as jnp
    jax.config.update("jax_enable_x64", True)
except ImportError:
    jax = jnp = None


def tfp_normal(mq, sq, mp, sp, dtype):
    """tensorflow_probability/python/distributions/normal.py, distrax normal.py."""
    mq, sq, mp, sp = (jnp.asarray(x, dtype) for x in (mq, sq, mp, sp))
    difference = jnp.log(sq) - jnp.log(sp)
    return 0.5 * jnp.square(mq / sp - mp / sp) + 0.5 * jnp.expm1(2 * difference) - difference


def numpyro_normal(mq, sq, mp, sp, dtype):
    """numpyro/distributions/kl.py, as torch."""
    mq, sq, mp, sp = (jnp.asarray(x, dtype) for x in (mq, sq, mp, sp))
    ratio = jnp.square(sq / sp)
    return 0.5 * (ratio + jnp.square((mq - mp) / sp) - 1 - jnp.log(ratio))


def jax_multivariate(mq, lq, mp, lp, dtype):
    """½ (tr + maha − n) + ½ ln-determinants, as TFP, NumPyro, Distrax and torch."""
    mq, lq, mp, lp = (jnp.asarray(x, dtype) for x in (mq, lq, mp, lp))
    solve = jax.scipy.linalg.solve_triangular
    trace = jnp.sum(jnp.square(solve(lp, lq, lower=True)))
    distance = jnp.sum(jnp.square(solve(lp, mq - mp, lower=True)))
    logs = jnp.sum(jnp.log(jnp.diag(lp))) - jnp.sum(jnp.log(jnp.diag(lq)))
    return logs + 0.5 * (trace + distance - len(mq))


def textbook_normal(mq, sq, mp, sp, dtype):
    """ln σp − ln σq + (σq² + Δ²)/2σp² − ½: Gonum, Weka, AMIDST, jMEF; DL4J, BigDL, diffusers for N(0, 1)."""
    mq, sq, mp, sp = (dtype(x) for x in (mq, sq, mp, sp))
    with np.errstate(all="ignore"):
        difference = mq - mp
        return np.log(sp) - np.log(sq) + (sq * sq + difference * difference) / (2 * sp * sp) - dtype(0.5)


def determinant_formula(mq, q, mp, p):
    """ln(det/det), inverses: jMEF, gaussDiff, rags2ridges."""
    with np.errstate(all="ignore"):
        inverse = np.linalg.inv(p)
        d = mq - mp
        logs = np.log(np.linalg.det(p) / np.linalg.det(q))
        return 0.5 * (logs + np.trace(inverse @ q) + d @ inverse @ d - len(mq))
