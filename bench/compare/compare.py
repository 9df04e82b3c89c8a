"""Lets ours and the peers take turns; writes the generated part of docs/performance.md and docs/performance.svg."""
import argparse
import os
import platform
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cases import cases, reference, worst_error, write_inputs
from plot import svg

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent.parent / "docs"
PATIENCE = 150
BEGIN, END = "<!-- bench/compare: begin -->", "<!-- bench/compare: end -->"
NAMES = {"compile": "torch.compile", "eager": "torch eager", "distributions": "torch.distributions", "jit": "jax.jit",
         "gemm": "torch, GEMM form", "ejml": "EJML", "ojalgo": "ojAlgo", "gradient-compile": "torch.compile + backward",
         "gradient-eager": "torch eager + backward", "gradient-jit": "jax.grad, jitted"}

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--quick", action="store_true", help="small inputs, few rounds: to try it out, not to be believed")
parser.add_argument("--rounds", type=int, help="turns of each (7; quick: 2)")
parser.add_argument("--runs", type=int, default=1, help="how often everything is done, each time in processes of its own (1)")
parser.add_argument("--seconds", type=float, help="how long a turn takes (0.3; quick: 0.05)")
parser.add_argument("--only", default="", help="cases whose name contains this word; nothing is written to docs/")
parser.add_argument("--print", action="store_true", help="print the generated part, leave docs/ as it is")
parser.add_argument("--ours", required=True, help="command that starts our worker")
arguments = parser.parse_args()
rounds = arguments.rounds or (2 if arguments.quick else 7)
seconds = arguments.seconds or (0.05 if arguments.quick else 0.3)
warm_up = 1 if arguments.quick else 5  # the JVM compiles while it runs
started = time.time()
folder = Path(tempfile.mkdtemp(prefix="kullback-compare-"))


def note(text):
    print(f"[{time.time() - started:5.0f} s] {text}", file=sys.stderr, flush=True)


class Worker:
    """A process that answers each line with one line."""

    def __init__(self, command):
        self.command = command
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], PATIENCE)[0]:
            self.process.kill()
            self.start()
            return f"failed: no answer within {PATIENCE} s"
        answer = self.process.stdout.readline().strip()
        if not answer:
            sys.exit("bench/compare: a worker ended on: " + line)
        return answer


def conditions():
    model = platform.processor() or platform.machine()
    for line in open("/proc/cpuinfo") if os.path.exists("/proc/cpuinfo") else []:
        if line.startswith("model name"):
            model = line.split(":")[1].strip()
            break
    lanes, kernels, java = ours.ask("machine").split(";")
    compiler = shutil.which("g++") or shutil.which("c++")
    return (f"{model}, {os.cpu_count()} processors, vectors of {int(lanes) * 32} bits; Java {java} ({kernels}); "
            f"PyTorch {torch.ask('machine')}, JAX {jax.ask('machine')}, "
            + ("C++ compiler for torch.compile: yes" if compiler else "no C++ compiler, so no torch.compile")
            + f"; {rounds} rounds of {seconds} s a turn, load {LOAD:.1f} before and {os.getloadavg()[0]:.1f} after."), int(lanes)


def worker_of(peer):
    return ours if peer in ("ejml", "ojalgo") else jax if peer.endswith("jit") else torch


def compared(case):
    """Loads a case everywhere, checks the answers, lets everybody take turns; times and errors by contestant."""
    note(case.title)
    parts = write_inputs(case, folder)
    expected = reference(case, parts)
    del parts
    torch.ask(f"threads {case.threads}")
    failures, errors = {}, {}
    for worker in (ours, torch, jax):
        words = case.command.split()
        reply = worker.ask(case.command if worker is torch else " ".join(w for w in words if w != "with-gradient"))
        if reply.startswith("failed"):
            failures[worker] = reply
    people = [(case.ours, ours)] + [(peer, worker_of(peer)) for peer in case.peers]
    for who, worker in list(people):
        reply = failures.get(worker) or worker.ask(f"answer {who} {folder / 'answer'}")
        if reply.startswith("failed"):
            note(f"{who}: {reply}")
            errors[who] = reply
            people.remove((who, worker))
            continue
        errors[who] = worst_error(case, expected, folder / "answer")
        if errors[who] > case.tolerance:
            sys.exit(f"bench/compare: {who} answers {case.title} with an error of {errors[who]:.1e}, "
                     f"needs at most {case.tolerance:.0e}: nothing was timed")
    for who, worker in people:  # warm: compilers have had their turn
        worker.ask(f"time {who} {warm_up if worker is ours else seconds}")
    times = {who: [] for who, _ in people}
    for _ in range(rounds):
        for who, worker in people:
            reply = worker.ask(f"time {who} {seconds}") if who in times else "failed"
            if reply.startswith("failed"):
                if who == case.ours:
                    sys.exit(f"bench/compare: {case.title}: {reply}")
                if times.pop(who, None) is not None:
                    note(f"{who}: {reply}")
                    errors[who] = reply
            else:
                times[who].append(float(reply))
    for file in folder.glob(case.name + ".*"):
        file.unlink()
    return times, errors


def offsets():
    """The worst errors of all pairs in single precision at several offsets of the means."""
    rows = []
    for offset in (0, 10, 100, 1000):
        case = next(c for c in cases(True) if c.name == "pairs")
        expected = reference(case, write_inputs(case, folder, offset))
        row = [f"{offset}"]
        for worker, who in ((ours, "ours1"), (torch, "gemm"), (torch, "compile")):
            worker.ask(case.command)
            worker.ask(f"answer {who} {folder / 'answer'}")
            row.append(f"{worst_error(case, expected, folder / 'answer'):.1e}")
        rows.append("| " + " | ".join(row) + " |")
    return rows


def sizes(largest):
    """Nanoseconds an element of ours over the size of the inputs, for two dimensions and two threads."""
    series = {"n = 64": [], "n = 2": [], "n = 64, 2 threads": []}
    power = 10
    while power <= largest:
        for name, n, who in (("n = 64", 64, "ours1"), ("n = 2", 2, "ours1"), ("n = 64, 2 threads", 64, "ours2")):
            elements = 2 ** power // 8
            if who == "ours2" and power < 20:
                continue
            ours.ask(f"size {elements} {n}")
            ours.ask(f"time {who} {seconds / 3}")
            series[name].append((2 ** power, float(ours.ask(f"time {who} {seconds}")) / elements * 1e9))
        note(f"2^{power} bytes: {', '.join(f'{name} {line[-1][1]:.3f}' for name, line in series.items() if line)}")
        power += 2
    return series


def dimensions():
    """Nanoseconds an element of ours over n, at 64 MB."""
    line = []
    for n in (1, 2, 3, 20, 64, 512, 4096):
        elements = (1 << 23) // n * n
        ours.ask(f"size {elements} {n}")
        ours.ask(f"time ours1 {seconds / 3}")
        line.append((n, float(ours.ask(f"time ours1 {seconds}")) / elements * 1e9))
    return line


def roofs(case, roof, lanes):
    """What a case is held against: elements a second and what they are; the goal is one of the first."""
    ports = case.threads * roof["fma"] * lanes / 20, "of 20 operations a vector"
    if case.roof == "read2":
        return [(roof["read2"] / 8, "of reading 2 streams"), ports]
    if case.roof == "read4x2":
        return [(roof["read4x2"] / 8, "of reading 4 streams, 2 threads"), ports]
    return [ports] if case.roof == "ports" else []


def verdict(each, reached, goal):
    runs = " [" + ", ".join(f"{one:.2f}" for one in each) + "]" if len(each) > 1 else ""
    return f"{reached:.2f}{runs}" + (f" ({'≥' if reached >= goal else '**<**'} {goal:.3g})" if goal else "")


def rate(case, times):
    return case.work[0] / statistics.median(times[case.ours])


def roof_cell(case, runs, lanes):
    cells = []
    for i, (_, of) in enumerate(roofs(case, runs[0][0], lanes)):
        each = [rate(case, times) / roofs(case, roof, lanes)[i][0] for roof, times in runs]
        cells.append(verdict(each, statistics.median(each), case.roof_goal if i == 0 else 0) + " " + of)
    return "; ".join(cells)


def peer_cells(case, runs, errors):
    cells = []
    for peer in case.peers:
        if all(peer in times for _, times in runs):
            each = [statistics.median(theirs / our for our, theirs in zip(times[case.ours], times[peer])) for _, times in runs]
            cells.append(f"{NAMES[peer]} {verdict(each, statistics.median(each), case.goals.get(peer))}")
        else:
            cells.append(f"{NAMES[peer]} not run: {errors[peer]}")
    return "; ".join(cells)


def table(all_runs, lanes):
    lines = ["| work | ours: median (least–most) | share of the roofline | times as fast as (goal) | worst error: ours; peers |",
             "|---|---|---|---|---|"]
    for i, (case, _, errors) in enumerate(all_runs[0][1]):
        runs = [(roof, results[i][1]) for roof, results in all_runs]
        amount, unit = case.work
        mine = [t for _, times in runs for t in times[case.ours]]
        shown = (f"{amount / statistics.median(mine) / 1e9:.2f} ({amount / max(mine) / 1e9:.2f}–{amount / min(mine) / 1e9:.2f}) "
                 f"{unit}")
        theirs = ", ".join(f"{errors[p]:.0e}" for p in case.peers if isinstance(errors.get(p), float))
        lines.append(f"| {case.title} | {shown} | {roof_cell(case, runs, lanes)} | {peer_cells(case, runs, errors)} "
                     f"| {errors[case.ours]:.0e}; {theirs} |")
    return lines


def page(all_runs, lanes, where, series, by_dimension, by_offset):
    two = [(a, b) for (x, a), (y, b) in zip([p for p in series["n = 64"] if p[0] >= 2 ** 20],
                                            series["n = 64, 2 threads"]) if x == y and x >= 2 ** 26]
    lines = [BEGIN, "", "## Kernels beside the peers", "",
             f"`bench/compare/run{' --quick' if arguments.quick else ''}{f' --runs {arguments.runs}' if arguments.runs > 1 else ''}`, {time.strftime('%Y-%m-%d')}. {where} All in one run: "
             "everybody takes turns on the same numbers, after their answers were checked against double precision. Ratios are "
             "medians of the rounds' ratios; one thread unless said; **<** marks a goal that was missed. Results of ours go to "
             "memory of the caller; packing and factoring count on both sides."
             + (f" {len(all_runs)} runs, each in processes of its own; in brackets, each run's figure." if len(all_runs) > 1 else ""), ""]
    if arguments.quick:
        lines += ["**A quick run on a machine that may be busy: small inputs, not to be quoted.**", ""]
    spans = {name: span([roof[name] / 1e9 for roof, _ in all_runs]) for name in all_runs[0][0]}
    ports = span([roof["fma"] * lanes / 20 / 1e9 for roof, _ in all_runs])
    lines += [f"Roofline: reading {spans['read2']} GB/s (2 streams), {spans['read4']} (4 streams), {spans['read4x2']} (4 streams, "
              f"2 threads); {spans['fma']} G vector multiply-adds a second, so that {ports} Gelements/s a thread is the most for the "
              "20 operations that a vector of log-variances needs, were each a multiply-add.", ""]
    lines += table(all_runs, lanes)
    if by_offset:
        lines += ["", "All pairs in single precision, worst relative error where the means lie around an offset:", "",
                  "| offset | ours | torch, GEMM form | torch.compile |", "|---|---|---|---|"] + by_offset
    if series["n = 64"]:
        lines += ["", "![nanoseconds an element over the size of the input](performance.svg)", "",
                  "Cost over n at 64 MB, nanoseconds an element: "
                  + ", ".join(f"n = {n} {ns:.2f}" for n, ns in by_dimension) + "."]
    if two:
        lines += ["", f"Two threads in DRAM: {statistics.median(a / b for a, b in two):.2f} times as fast as one "
                  "(median over sizes from 64 MB; goal 1.7)."]
    return lines + ["", END]


def span(values):
    least, most = f"{min(values):.1f}", f"{max(values):.1f}"
    return least if least == most else f"{least}–{most}"


def start():
    return (Worker(arguments.ours.split() + [str(folder)]), Worker([sys.executable, str(HERE / "peer_torch.py"), str(folder)]),
            Worker([sys.executable, str(HERE / "peer_jax.py"), str(folder)]))


def stop():
    for worker in (ours, torch, jax):
        worker.process.stdin.close()
        worker.process.wait(timeout=PATIENCE)


def measured_roof():
    return {name: float(ours.ask(f"{command} {max(seconds, 0.2)}")) for name, command in (
        ("read2", "read 1 2"), ("read4", "read 1 4"), ("read4x2", "read 2 4"), ("fma", "fma"))}


def run():
    """The roofline and the results of all cases."""
    note("roofline")
    before = measured_roof()
    results = [(case, *compared(case)) for case in cases(arguments.quick) if arguments.only in case.name]
    after = measured_roof()  # the machine may have changed in between; the better one is what it can do
    return {name: max(before[name], after[name]) for name in before}, results


LOAD = os.getloadavg()[0]
try:
    all_runs = []
    for number in range(arguments.runs):
        note(f"run {number + 1} of {arguments.runs}")
        if number > 0:
            stop()
        ours, torch, jax = start()
        all_runs.append(run())
    everything = not arguments.only
    by_offset = offsets() if everything else []
    series = sizes(26 if arguments.quick else 32) if everything else {"n = 64": [], "n = 2": [], "n = 64, 2 threads": []}
    by_dimension = dimensions() if everything else []
    where, lanes = conditions()
    text = "\n".join(page(all_runs, lanes, where, series, by_dimension, by_offset))
finally:
    stop()
    shutil.rmtree(folder, ignore_errors=True)
note("done")
if arguments.print or arguments.only:
    print(text)
else:
    path = DOCS / "performance.md"
    before, _, rest = path.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(before + text + after)
    (DOCS / "performance.svg").write_text(svg(series))
    print(f"{path} and {DOCS / 'performance.svg'} written")
