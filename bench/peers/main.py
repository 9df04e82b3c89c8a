"""Writes the table of wrong values into docs/peers.md."""
import math
import sys
import warnings
from pathlib import Path

from cases import all_cases, torch
from formulas import jax
from mpmath import mpf
from pages import Column, write
from worker import Kullback

warnings.simplefilter("ignore")
kullback = Kullback()


def shown(value):
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+∞" if value > 0 else "−∞"
    return f"{value:.7g}".replace("-", "−", 1) if value < 0 else f"{value:.7g}"


def range_of(values):
    low, high = shown(min(values)), shown(max(values))
    return low if low == high else f"{low} … {high}"


def cell(make):
    """The value, a range of them, what was thrown, or None where the library is not here."""
    try:
        value = make()
    except ImportError:
        return None
    except (NotImplementedError, ValueError, ArithmeticError) as e:
        return type(e).__name__
    return range_of(value) if isinstance(value, list) else shown(float(value))


def ours(case):
    questions = case.ours if isinstance(case.ours, list) else [case.ours]
    return range_of([kullback(*q) for q in questions])


def truth(case):
    return range_of([float(x) for x in (case.truth if isinstance(case.truth, list) else [case.truth])])


def theirs(make, library):
    return "–" if make is None else None if library is None else cell(make)


rows = {}
for case in all_cases():
    other = "–" if case.other is None else cell(case.other)
    rows[(case.name,)] = [
        truth(case), ours(case), theirs(case.torch, torch), theirs(case.jax, jax),
        other and (f"{other} ({case.label})" if case.label else other)]
write(Path(sys.argv[1]) / "peers.md", "peers", ["case"],
      [Column(t) for t in ("true value", "Kullback", "PyTorch", "TFP, Distrax formula in JAX", "others")], rows)
