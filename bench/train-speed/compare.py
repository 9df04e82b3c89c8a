"""Lets ours and PyTorch take turns on the same networks; prints a Markdown table of rows a second."""
import argparse
import os
import platform
import statistics
import subprocess
import sys

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--data", required=True, help="folder of MNIST in IDX format, gzipped")
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--rounds", type=int, default=7, help="turns of each; the table has the medians")
parser.add_argument("--seconds", type=float, default=2.0, help="about how long one turn takes")
parser.add_argument("--ours", required=True, help="command that starts our worker")
arguments = parser.parse_args()

# network, batch, about how many steps a second (for the length of a turn)
CASES = [("deep", 100, 300), ("deep", 512, 80), ("wide", 100, 250), ("wide", 512, 75)]
NAMES = {"deep": "784-200-200-50 tanh, dynamic binarisation", "wide": "784-400-20 ReLU, grey"}


def worker(command):
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


here = os.path.dirname(os.path.abspath(__file__))
tail = [arguments.data, str(arguments.threads)]
ours = worker(arguments.ours.split() + tail)
torch = worker([sys.executable, os.path.join(here, "peer.py")] + tail)


def ask(process, line):
    process.stdin.write(line + "\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer:
        sys.exit("train-speed: a worker ended on: " + line)
    return float(answer)


def load():
    return os.getloadavg()[0]


print(f"{arguments.threads} threads on {platform.machine()}, {os.cpu_count()} processors, "
      f"{arguments.rounds} rounds, load {load():.1f} before", flush=True)
print("\n| network | batch | ours | PyTorch, Adam | PyTorch, fused Adam | ours / Adam | ours / fused |")
print("|---|---|---|---|---|---|---|")
for network, batch, per_second in CASES:
    steps = max(20, int(per_second * arguments.seconds))
    seen = {"ours": [], "default": [], "fused": []}
    for round_ in range(arguments.rounds + 1):  # the first round warms up
        warmup = steps // 4 if round_ else steps
        answers = {
            "ours": ask(ours, f"{network} {batch} {warmup} {steps}"),
            "default": ask(torch, f"{network} {batch} {warmup} {steps} default"),
            "fused": ask(torch, f"{network} {batch} {warmup} {steps} fused")}
        print(f"{network} {batch} round {round_}: {answers}", file=sys.stderr)
        if round_:
            for name, value in answers.items():
                seen[name].append(value)
    medians = {name: statistics.median(values) for name, values in seen.items()}

    def shown(name):
        return f"{medians[name]:,.0f} ({min(seen[name]):,.0f}–{max(seen[name]):,.0f})"

    ratio = [statistics.median(a / b for a, b in zip(seen["ours"], seen[name])) for name in ("default", "fused")]
    print(f"| {NAMES[network]} | {batch} | {shown('ours')} | {shown('default')} | {shown('fused')} "
          f"| {ratio[0]:.2f} | {ratio[1]:.2f} |", flush=True)
print(f"\nRows a second: median (least–most) of the rounds; ratios are medians of the rounds' ratios. "
      f"Load {load():.1f} after.")
