"""Asks dev.kullback.bench.accuracy.Evaluation, which computes with the library as it is built."""
import math
import os
import shlex
import subprocess


class Kullback:
    def __init__(self, command=None):
        self.process = subprocess.Popen(
            shlex.split(command or os.environ["KULLBACK_EVALUATION"]), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True)

    def answer(self, *words):
        """What it prints: a number, or '! ' and a sentence."""
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer:
            raise SystemExit("the evaluation ended on: " + " ".join(map(str, words))[:200])
        return answer

    def __call__(self, *words):
        answer = self.answer(*words)
        if answer.startswith("!"):
            raise SystemExit(f"{' '.join(map(str, words))[:200]}: {answer}")
        return float(answer)


def relative(value, truth):
    """|value − truth|/|truth|; infinite for NaN, so that no maximum hides it."""
    if value is None:
        return None
    if math.isnan(value) or math.isinf(value) or truth == 0:
        return 0.0 if value == truth else math.inf
    return float(abs((type(truth)(value) - truth) / truth))
