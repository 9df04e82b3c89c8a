"""Fits in exact arithmetic and the unbiased estimate in 60 digits."""
import random
from fractions import Fraction

from mpmath import mp, mpf

import exact


def sample(r, rows, n, offset):
    mix = [[r.gauss(0, 1) for _ in range(n)] for _ in range(n)]
    z = [[r.gauss(0, 1) for _ in range(n)] for _ in range(rows)]
    return [[offset + sum(m * x for m, x in zip(line, row)) for line in mix] for row in z]


def fit(rows):
    """Mean and sample covariance, as fractions."""
    n, count = len(rows[0]), len(rows)
    exact_rows = [[Fraction(x) for x in row] for row in rows]
    mean = [sum(row[i] for row in exact_rows) / count for i in range(n)]
    centred = [[x - m for x, m in zip(row, mean)] for row in exact_rows]
    covariance = [[sum(row[i] * row[j] for row in centred) / (count - 1) for j in range(n)] for i in range(n)]
    return mean, covariance


def decimal(x):
    return mpf(x.numerator) / x.denominator


def unbiased(q, p):
    """The formula of docs/functions/estimation.md for two dense fits."""
    n = len(q[0])
    (mean_q, s_q), (mean_p, s_p) = (
        ([decimal(x) for x in mean], [[decimal(x) for x in row] for row in s]) for mean, s in (fit(q), fit(p)))
    nu_q, nu_p = len(q) - 1, len(p) - 1

    def log_scale(nu):
        return sum(mp.digamma(mpf(nu - i) / 2) for i in range(n)) + n * mp.log(mpf(2) / nu)

    a = mpf(nu_p - n - 1) / nu_p
    trace = exact.trace_of_solve(s_p, s_q)
    distance = exact.squared_distance(s_p, mean_q, mean_p)
    return (a * trace + a * distance - mpf(n) / len(p) - a * trace / len(q) - n
            + exact.log_determinant(s_p) - log_scale(nu_p) - exact.log_determinant(s_q) + log_scale(nu_q)) / 2


def words(rows, kind="dense"):
    return " ".join([kind, str(len(rows)), str(len(rows[0])), *(repr(x) for row in rows for x in row)])


def samples(offset, count):
    r = random.Random(f"sample {offset}")
    return [sample(r, 60, 4, offset) for _ in range(count)]
