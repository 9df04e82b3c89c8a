#!/usr/bin/env python3
"""Derives the polynomial coefficients of dev.kullback.internal.minimax and of the float kernels.

Needs mpmath. Prints each polynomial's minimax relative error before rounding and its coefficients as
Java hexadecimal literals. The exchange is the classical one (Remez), in 60 digits.

    e^r     = 1 + r + r^2/2 + r^3 P(r)        |r| <= ln2 / 2
    ln(1+f) = f - f^2/2 + f^3 R(f)            sqrt(1/2) <= 1 + f <= sqrt(2)
    e^r     = 1 + r + r^2 Q(r)                (float kernels)
    ln(1+f) = f - f^2 S(f)                    (float kernels)
"""
import struct
import mpmath as mp

mp.mp.dps = 60


def exchange(h, degree, a, b, rounds=14):
    """Minimax polynomial of relative error for h on [a, b], lowest coefficient first."""
    n = degree + 2
    points = [(a + b) / 2 - (b - a) / 2 * mp.cos(mp.pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    for _ in range(rounds):
        system, right = mp.matrix(n, n), mp.matrix(n, 1)
        for i, x in enumerate(points):
            for j in range(n - 1):
                system[i, j] = x**j
            system[i, n - 1] = (-1) ** i * h(x)
            right[i] = h(x)
        solution = mp.lu_solve(system, right)
        coefficients = [solution[j] for j in range(n - 1)]
        error = lambda x: (mp.polyval(coefficients[::-1], x) - h(x)) / h(x)
        grid = [a + (b - a) * mp.mpf(i) / (40 * n) for i in range(40 * n + 1)]
        extrema = alternating([(x, error(x)) for x in grid])
        if len(extrema) < n:
            break
        while len(extrema) > n:
            extrema.pop(0 if abs(extrema[0][1]) < abs(extrema[-1][1]) else -1)
        points = [x for x, _ in extrema]
        worst = max(abs(e) for _, e in extrema)
        if worst < abs(solution[n - 1]) * mp.mpf("1.001"):
            break
    return coefficients, worst


def alternating(samples):
    """The largest sample of each run of one sign."""
    runs = []
    for x, e in samples:
        if not runs or (e > 0) != (runs[-1][1] > 0):
            runs.append((x, e))
        elif abs(e) > abs(runs[-1][1]):
            runs[-1] = (x, e)
    return runs


def series(function, terms):
    """function(x), by its Taylor terms where the closed form cancels."""
    return lambda x: terms(x) if abs(x) < mp.mpf(10) ** -12 else function(x)


exponential_tail = series(
    lambda x: (mp.expm1(x) - x - x * x / 2) / x**3,
    lambda x: sum(x**i / mp.factorial(i + 3) for i in range(6)))
logarithm_tail = series(
    lambda x: (mp.log1p(x) - x + x * x / 2) / x**3,
    lambda x: sum((-x) ** i / (i + 3) for i in range(6)))
exponential_square = series(
    lambda x: (mp.expm1(x) - x) / x**2, lambda x: sum(x**i / mp.factorial(i + 2) for i in range(6)))
logarithm_square = series(
    lambda x: (x - mp.log1p(x)) / x**2, lambda x: sum((-x) ** i / (i + 2) for i in range(6)))


def literal(x, kind):
    if kind == "float":
        return float(struct.unpack("f", struct.pack("f", float(x)))[0]).hex() + "f"
    return float(x).hex()


def show(name, h, degree, a, b, kind):
    coefficients, worst = exchange(h, degree, a, b)
    print(f"{name}: degree {degree}, relative error 2^{float(mp.log(worst, 2)):.1f}")
    for c in coefficients:
        print("   ", literal(c, kind))


half = mp.log(2) / 2 * mp.mpf("1.001")
low, high = mp.sqrt(mp.mpf(1) / 2) - 1, mp.sqrt(2) - 1
low, high = low * mp.mpf("1.0001"), high * mp.mpf("1.0001")
if __name__ == "__main__":
    show("P (double)", exponential_tail, 9, -half, half, "double")
    show("R (double)", logarithm_tail, 20, low, high, "double")
    show("Q (float)", exponential_square, 5, -half, half, "float")
    show("S (float)", logarithm_square, 9, low, high, "float")
    ln2 = mp.log(2)
    top = mp.floor(ln2 * 2**32) / mp.mpf(2) ** 32
    middle = mp.floor((ln2 - top) * mp.mpf(2) ** 64) / mp.mpf(2) ** 64
    print("ln 2:", float(top).hex(), float(middle).hex(), float(ln2 - top - middle).hex())
