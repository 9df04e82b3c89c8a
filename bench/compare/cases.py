"""The cases: inputs, reference answers, who takes part, and the goals they are held to."""
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Case:
    """One row or a few of the table: the same inputs for everybody."""
    name: str
    title: str
    kind: str                       # diagonal, pairs, dense
    n: int
    rows: int
    dtype: str = "float"
    threads: int = 1
    gradient: bool = False
    columns: int = 0                # rows of p, for pairs
    goals: dict = field(default_factory=dict)      # peer -> at least this many times as fast
    roof: str = ""                  # which share of the roofline to report: read2, read4x2, ports
    roof_goal: float = 0
    roof_unit: str = ""
    tolerance: float = 1e-4
    note: str = ""

    @property
    def peers(self):
        if self.kind == "dense":
            return ["eager", "distributions", "jit", "ejml", "ojalgo"]
        if self.kind == "pairs":
            return ["gemm", "compile", "jit"]
        if self.gradient:
            return ["gradient-compile", "gradient-eager"] + (["gradient-jit"] if self.threads == 1 else [])
        return ["compile", "eager", "distributions"] + (["jit"] if self.threads == 1 else [])

    @property
    def ours(self):
        return "gradient1" if self.gradient else f"ours{self.threads}"

    @property
    def work(self):
        """Elements, pair-elements or floating point operations of one call, and their name."""
        if self.kind == "pairs":
            return self.rows * self.columns * self.n, "Gpair-elements/s"
        if self.kind == "dense":
            return self.rows * self.n ** 3, "Gflop/s"
        return self.rows * self.n, "Gelements/s"

    @property
    def command(self):
        words = [self.kind, self.name, str(self.n)]
        if self.kind != "dense":
            words.append(self.dtype)
        if self.gradient:
            words.append("with-gradient")
        return " ".join(words)


def cases(quick):
    dram = 1 << (20 if quick else 24)
    pairs = 512 if quick else 2016
    every = [
        Case("dram", "(μ, ln σ²) → KL per row, float32, DRAM", "diagonal", 64, dram // 64,
             goals={"compile": 1.25, "distributions": 40}, roof="read2", roof_goal=0.9),
        Case("dram-2", "the same, 2 threads", "diagonal", 64, dram // 64, threads=2,
             goals={"compile": 1.25}, roof="read4x2", roof_goal=0.8),
        Case("cache-64", "in cache, n = 64, 64 rows", "diagonal", 64, 64, roof="ports", roof_goal=2.5 / 3.2),
        Case("cache-20", "in cache, n = 20, 400 rows", "diagonal", 20, 400, roof="ports", roof_goal=1.1 / 3.2),
        Case("cache-2", "in cache, n = 2, 4096 rows", "diagonal", 2, 4096, roof="ports", roof_goal=1.6 / 3.2),
        Case("gradient", "value and gradient, float32, DRAM", "diagonal", 64, dram // 64, gradient=True,
             goals={"gradient-compile": 4}),
        Case("double", "(μ, ln σ²) → KL per row, float64, DRAM", "diagonal", 64, dram // 64, dtype="double",
             goals={"compile": 1.4}, tolerance=1e-12),
        Case("pairs", f"all pairs, {pairs} × {pairs}, n = 64, float32", "pairs", 64, pairs, columns=pairs,
             goals={"gemm": 1.4, "compile": 2.5}, tolerance=1e-4),
        Case("pairs-2", "the same, 2 threads", "pairs", 64, pairs, columns=pairs, threads=2, tolerance=1e-4),
        Case("pairs-double", f"all pairs, {pairs} × {pairs}, n = 64, float64", "pairs", 64, pairs, columns=pairs,
             dtype="double", tolerance=1e-10),
    ]
    for n, rows, goal in ((16, 1024, 4), (64, 256, 4), (256, 16, 3), (1000, 4, 1.5)):
        if quick and n > 300:
            rows = 1
        every.append(Case(f"dense-{n}", f"dense pairs, n = {n}, {rows} pairs, float64", "dense", n, rows,
                          dtype="double", goals={"eager": goal}, tolerance=1e-9))
    return every


def write_inputs(case, folder, offset=0.0):
    """Writes the parts of a case; returns them in double precision."""
    random = np.random.default_rng(1)
    dtype = np.float32 if case.dtype == "float" else np.float64
    parts = {}
    if case.kind == "dense":
        for side in ("q", "p"):
            parts[side + ".mean"] = random.standard_normal((case.rows, case.n))
            factor = np.tril(random.standard_normal((case.rows, case.n, case.n)) / np.sqrt(case.n), -1)
            factor += np.eye(case.n) * random.uniform(1, 2, (case.rows, case.n, 1))
            covariance = factor @ np.swapaxes(factor, -1, -2)
            parts[side + ".covariance"] = 0.5 * (covariance + np.swapaxes(covariance, -1, -2))
    elif case.kind == "pairs":
        for side, rows in (("q", case.rows), ("p", case.columns)):
            parts[side + ".mean"] = (offset + random.standard_normal((rows, case.n))).astype(dtype)
            parts[side + ".scale"] = (0.5 * random.standard_normal((rows, case.n))).astype(dtype)
    else:
        shape = (case.rows, case.n)
        parts["mean"] = random.standard_normal(shape, dtype=dtype)
        parts["scale"] = random.standard_normal(shape, dtype=dtype)
    for part, values in parts.items():
        values.tofile(folder / f"{case.name}.{part}")
    return {part: values.astype(np.float64) for part, values in parts.items()}


def reference(case, parts):
    """The answer in double precision; of many pairs the first rows only."""
    if case.kind == "dense":
        lq, lp = np.linalg.cholesky(parts["q.covariance"]), np.linalg.cholesky(parts["p.covariance"])
        x = np.linalg.solve(lp, lq)
        w = np.linalg.solve(lp, (parts["q.mean"] - parts["p.mean"])[..., None])
        r = np.diagonal(x, axis1=-2, axis2=-1)
        strict = (x * x).sum((-2, -1)) - (r * r).sum(-1)
        return 0.5 * (strict + (w * w).sum((-2, -1))) + (0.5 * (r * r - 1) - np.log(r)).sum(-1)
    if case.kind == "pairs":
        rows = min(case.rows, 64)
        x = parts["q.mean"][:rows, None, :] - parts["p.mean"][None, :, :]
        v = parts["q.scale"][:rows, None, :] - parts["p.scale"][None, :, :]
        return 0.5 * (x * x * np.exp(-parts["p.scale"])[None] + np.expm1(v) - v).sum(-1).ravel()
    if case.gradient:
        return 0.5 * np.expm1(parts["scale"]).ravel()
    return 0.5 * (parts["mean"] ** 2 + (np.expm1(parts["scale"]) - parts["scale"])).sum(-1)


def worst_error(case, expected, answer):
    """The largest error, relative to the reference; of a gradient, to 1."""
    actual = np.fromfile(answer, np.float32 if case.dtype == "float" else np.float64)[:expected.size]
    scale = np.maximum(np.abs(expected), 1) if case.gradient else np.abs(expected)
    return float(np.max(np.abs(actual.astype(np.float64) - expected) / scale))
