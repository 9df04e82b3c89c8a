"""The closed approximations and bounds between mixtures in 60 digits, from their definitions."""
from itertools import permutations

from mpmath import mp, mpf

import exact


def _variational(q, a, other):
    return mp.log(sum(w * mp.exp(-exact.kl(q[a][1], g)) for w, g in other))


def _product(q, a, other):
    def log_overlap(f, g):
        both = exact.combine(1, f[1], 1, g[1])
        return -(len(f[0]) * mp.log(2 * mp.pi) + exact.log_determinant(both)
                 + exact.squared_distance(both, f[0], g[0])) / 2

    return mp.log(sum(w * mp.exp(log_overlap(q[a][1], g)) for w, g in other))


def _mean(q, term):
    return sum(q[a][0] * term(a) for a in range(len(q)))


def variational(q, p):
    return _mean(q, lambda a: _variational(q, a, q) - _variational(q, a, p))


def product(q, p):
    return _mean(q, lambda a: _product(q, a, q) - _product(q, a, p))


def lower_bound(q, p):
    return _mean(q, lambda a: _variational(q, a, q) - exact.entropy(q[a][1]) - _product(q, a, p))


def upper_bound(q, p):
    return _mean(q, lambda a: _product(q, a, q) - _variational(q, a, p) + exact.entropy(q[a][1]))


def matched_pair(q, p):
    return _mean(q, lambda a: mp.log(q[a][0]) + min(exact.kl(q[a][1], g) - mp.log(w) for w, g in p))


def matched_pair_bound(q, p):
    def cost(a, b):
        return q[a][0] * (exact.kl(q[a][1], p[b][1]) + mp.log(q[a][0] / p[b][0]))

    return min(sum(cost(a, b) for a, b in enumerate(order)) for order in permutations(range(len(p))))


def _log_density(mixture, x):
    return mp.log(sum(w * mp.exp(-(len(x) * mp.log(2 * mp.pi) + exact.log_determinant(g[1])
                                   + exact.squared_distance(g[1], x, g[0])) / 2) for w, g in mixture))


def unscented(q, p):
    total, n = mpf(0), len(q[0][1][0])
    for weight, (mean, covariance) in q:
        low = exact.cholesky(covariance)
        for k in range(n):
            for sign in (1, -1):
                x = [mean[i] + sign * mp.sqrt(n) * low[i][k] for i in range(n)]
                total += weight * (_log_density(q, x) - _log_density(p, x)) / (2 * n)
    return total


def _moments(mixture):
    n = len(mixture[0][1][0])
    mean = [sum(w * g[0][i] for w, g in mixture) for i in range(n)]
    covariance = [[sum(w * (g[1][i][j] + (g[0][i] - mean[i]) * (g[0][j] - mean[j])) for w, g in mixture)
                   for j in range(n)] for i in range(n)]
    return mean, covariance


def moment_matched(q, p):
    return exact.kl(_moments(q), _moments(p))


METHODS = {
    "variational": variational, "product": product, "lower-bound": lower_bound, "upper-bound": upper_bound,
    "matched-pair": matched_pair, "matched-pair-bound": matched_pair_bound, "unscented": unscented,
    "moment-matched": moment_matched}
