"""Gaussian divergences in 60 digits, from the textbook formulas: what the tables compare with.

A Gaussian here is a pair (mean, covariance) of lists of mpf; pairs.py makes them from the doubles it hands out.
"""
from mpmath import mp, mpf

mp.dps = 60


def cholesky(a):
    n = len(a)
    low = [[mpf(0)] * n for _ in range(n)]
    for j in range(n):
        low[j][j] = mp.sqrt(a[j][j] - sum(x * x for x in low[j][:j]))
        for i in range(j + 1, n):
            low[i][j] = (a[i][j] - sum(low[i][k] * low[j][k] for k in range(j))) / low[j][j]
    return low


def solve(low, b):
    """The vector x with low x = b."""
    x = []
    for i, row in enumerate(low):
        x.append((b[i] - sum(row[k] * x[k] for k in range(i))) / row[i])
    return x


def log_determinant(a):
    low = cholesky(a)
    return 2 * sum(mp.log(low[i][i]) for i in range(len(low)))


def inverse(a):
    n = len(a)
    low = cholesky(a)
    columns = [solve(low, [mpf(i == j) for i in range(n)]) for j in range(n)]
    return [[dot(columns[i], columns[j]) for j in range(n)] for i in range(n)]


def dot(x, y):
    return sum(a * b for a, b in zip(x, y))


def product(a, b):
    columns = list(zip(*b))
    return [[dot(row, column) for column in columns] for row in a]


def combine(s, a, t, b):
    return [[s * x + t * y for x, y in zip(r, u)] for r, u in zip(a, b)]


def trace_of_solve(p, q):
    """tr(p^-1 q) for covariances."""
    n = len(p)
    low_p, low_q = cholesky(p), cholesky(q)
    return sum(x * x for j in range(n) for x in solve(low_p, [low_q[i][j] for i in range(n)]))


def squared_distance(p, mean_q, mean_p):
    """Squared Mahalanobis length of the difference of the means."""
    return sum(x * x for x in solve(cholesky(p), [a - b for a, b in zip(mean_q, mean_p)]))


def kl(q, p):
    n = len(q[0])
    return (trace_of_solve(p[1], q[1]) - n + log_determinant(p[1]) - log_determinant(q[1])
            + squared_distance(p[1], q[0], p[0])) / 2


def reverse_kl(q, p):
    return kl(p, q)


def jeffreys(q, p):
    return kl(q, p) + kl(p, q)


def renyi(q, p, alpha):
    a = mpf(alpha)
    mixed = combine(a, p[1], 1 - a, q[1])
    determinants = log_determinant(mixed) - (1 - a) * log_determinant(q[1]) - a * log_determinant(p[1])
    return a / 2 * squared_distance(mixed, q[0], p[0]) - determinants / (2 * (a - 1))


def chernoff(q, p, alpha):
    return (1 - mpf(alpha)) * renyi(q, p, alpha)


def chernoff_information(q, p):
    """The maximum over alpha, by golden sections: the value is flat there, so half the digits do."""
    ratio = (mp.sqrt(5) - 1) / 2
    low, high = mpf(0), mpf(1)
    a, b = high - ratio * (high - low), low + ratio * (high - low)
    at_a, at_b = chernoff(q, p, a), chernoff(q, p, b)
    while high - low > mpf(10) ** -14:
        if at_a < at_b:
            low, a, at_a = a, b, at_b
            b = low + ratio * (high - low)
            at_b = chernoff(q, p, b)
        else:
            high, b, at_b = b, a, at_a
            a = high - ratio * (high - low)
            at_a = chernoff(q, p, a)
    return max(at_a, at_b)


def bhattacharyya(q, p):
    return chernoff(q, p, mpf(1) / 2)


def squared_hellinger(q, p):
    return -mp.expm1(-bhattacharyya(q, p))


def hellinger(q, p):
    return mp.sqrt(squared_hellinger(q, p))


def chi_squared(q, p):
    return mp.expm1(renyi(q, p, 2))


def geometric_jensen_shannon(q, p, alpha):
    a = mpf(alpha)
    inverse_q, inverse_p = inverse(q[1]), inverse(p[1])
    covariance = inverse(combine(1 - a, inverse_q, a, inverse_p))
    pull = [(1 - a) * dot(r, q[0]) + a * dot(s, p[0]) for r, s in zip(inverse_q, inverse_p)]
    middle = ([dot(row, pull) for row in covariance], covariance)
    return (1 - a) * kl(q, middle) + a * kl(p, middle)


def dual_geometric_jensen_shannon(q, p, alpha):
    return chernoff(p, q, alpha)


def entropy(q):
    return (len(q[0]) * mp.log(2 * mp.pi * mp.e) + log_determinant(q[1])) / 2


def cross_entropy(q, p):
    return entropy(q) + kl(q, p)


def total_correlation(q):
    return (sum(mp.log(q[1][i][i]) for i in range(len(q[0]))) - log_determinant(q[1])) / 2


def mutual_information(q, x, y):
    def block(indices):
        return log_determinant([[q[1][i][j] for j in indices] for i in indices])

    return (block(x) + block(y) - block(x + y)) / 2


def wasserstein(q, p):
    low = cholesky(p[1])
    inner = product(list(zip(*low)), product(q[1], low))
    values = mp.eigsy(mp.matrix(inner), eigvals_only=True)
    n = len(q[0])
    means = sum((a - b) ** 2 for a, b in zip(q[0], p[0]))
    traces = sum(q[1][i][i] + p[1][i][i] for i in range(n))
    return mp.sqrt(means + traces - 2 * sum(mp.sqrt(x) for x in values))


def fisher_rao_diagonal(q, p):
    total = mpf(0)
    for i in range(len(q[0])):
        s, t = mp.sqrt(q[1][i][i]), mp.sqrt(p[1][i][i])
        x = ((q[0][i] - p[0][i]) ** 2 / 2 + (s - t) ** 2) / (4 * s * t)
        total += (2 * mp.sqrt(2) * mp.asinh(mp.sqrt(x))) ** 2
    return mp.sqrt(total)


def fisher_rao_equal_means(q, p):
    low = cholesky(p[1])
    n = len(low)
    half = [solve(low, [q[1][i][j] for i in range(n)]) for j in range(n)]
    whitened = [solve(low, [half[i][j] for i in range(n)]) for j in range(n)]
    values = mp.eigsy(mp.matrix(whitened), eigvals_only=True)
    return mp.sqrt(sum(mp.log(x) ** 2 for x in values) / 2)


def total_variation(q, p):
    """Univariate: over both points where the densities cross; of two of one variance there is one."""
    m, s = (q[0][0] - p[0][0]) / mp.sqrt(p[1][0][0]), mp.sqrt(q[1][0][0] / p[1][0][0])
    if s == 1:
        return mp.erf(abs(m) / mp.sqrt(8))
    a, b, c = 1 - s * s, -2 * m, m * m + 2 * s * s * mp.log(s)
    root = mp.sqrt(b * b - 4 * a * c)
    crossings = sorted([(-b - root) / (2 * a), (-b + root) / (2 * a)])

    def between(center, deviation):
        x, y = ((z - center) / (deviation * mp.sqrt(2)) for z in crossings)
        return (mp.erf(y) - mp.erf(x)) / 2

    return abs(between(m, s) - between(mpf(0), mpf(1)))


def equal_covariance_total_variation(q, p):
    return mp.erf(mp.sqrt(squared_distance(p[1], q[0], p[0]) / 8))
